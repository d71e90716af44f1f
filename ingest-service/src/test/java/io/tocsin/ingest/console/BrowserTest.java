package io.tocsin.ingest.console;

import static io.tocsin.console.browser.Look.accessible;
import static io.tocsin.console.browser.Look.fits;
import static io.tocsin.console.browser.Look.keep;
import static io.tocsin.console.browser.Look.pressUntilFocused;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.http.TestHTTPResource;
import io.tocsin.console.browser.Browser;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import io.tocsin.ingest.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The console in a real browser: with the keyboard alone, on a phone, at night, and for those who do not
/// see it.
@IngestTest
class BrowserTest {
    private static final int PHONE = 360;
    private static final String STATEMENT = """
            The Department of State is designating four entities pursuant to Executive Order (E.O.) 13382.

            Example Rocket Works, also known as ERW, is being designated pursuant to E.O. 13382 Section 1(a)(ii) for \
            having engaged in activities that materially contribute to the proliferation of weapons of mass destruction.
            """;

    @TestHTTPResource("/")
    String console;

    private Browser browser;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void anOperatorSignsInPostsAListReadsWhatIsHeldAndReleasesItByKeyboardAlone() {
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        signIn(page);
        accessible(page, "sources-empty");

        page.navigate(console + "post");
        page.getByLabel("Source").selectOption("ofac-sdn");
        page.getByLabel("File")
                .setInputFiles(
                        new FilePayload("sdn.csv", "text/csv", csv(examples(20)).getBytes(StandardCharsets.UTF_8)));
        page.getByText("Post the document").click();
        expect(page.getByRole(AriaRole.STATUS)).containsText("Received");
        accessible(page, "run-baseline");

        Listed[] cut = examples(9);
        cut[0] = example(0).under("IFSR").remarked("Linked To: EXAMPLE HOLDING");
        cut[1] = example(77);
        post("ofac-sdn", csv(cut));
        page.navigate(console);
        expect(page.locator("#decide")).hasText("One run needs a decision.");
        accessible(page, "sources-held");

        pressUntilFocused(page, "#overview .decide a");
        page.keyboard().press("Enter");
        expect(page.locator("details.delisted summary")).hasText("12 would be delisted");
        accessible(page, "run-held");
        pressUntilFocused(page, "#reason");
        page.keyboard().type("The authority confirmed the delistings by telephone");
        page.keyboard().press("Tab");
        expect(page.locator("button.grave")).isFocused();
        keep(page, "run-held-deciding");
        page.keyboard().press("Enter");
        expect(page.getByRole(AriaRole.STATUS)).containsText("Released");
        expect(page.locator(".lead")).containsText("12 delisted");
        accessible(page, "run-released");

        page.navigate(console);
        expect(page.locator("#decide")).hasText("Nothing needs a decision.");
        accessible(page, "sources");
        page.navigate(console + "sources/ofac-sdn");
        accessible(page, "source");
        page.navigate(console + "runs");
        accessible(page, "runs");
        page.locator("tbody a").first().click();
        page.locator("a[href^='/documents/']").click();
        accessible(page, "document");
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAnnouncementIsLookedAtAndThenPublished() {
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        signIn(page);
        page.navigate(console + "post");
        accessible(page, "post");
        page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true)).fill(STATEMENT);
        page.locator("#announcement-published").fill("2024-12-18");
        page.getByText("Look at what is read in it").click();
        expect(page.locator(".party h4")).hasText("Example Rocket Works");
        accessible(page, "announcement-preview");
        assertThat(get("/v1/digest").getInt("sequence")).isZero();
        page.getByText("Publish", new Page.GetByTextOptions().setExact(true)).click();
        expect(page.locator(".lead")).containsText("1 announced");
        accessible(page, "announcement-published");
        assertThat(complaints).isEmpty();
    }

    @Test
    void theOverviewRefreshesItselfAndLeavesTheFocusWhereItIs() {
        post("ofac-sdn", csv(examples(20)));
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        signIn(page);
        page.locator("#source-ofac-sdn").focus();
        post("ofac-sdn", csv(examples(5)));
        page.evaluate("htmx.trigger('#overview', 'refresh')");
        expect(page.locator("#decide")).hasText("One run needs a decision.");
        expect(page.locator("#source-ofac-sdn")).isFocused();
        expect(page.locator("#aloud")).hasText("One run needs a decision.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPhoneShowsEveryPageWithoutScrollingSidewaysByDayAndByNight() {
        post("ofac-sdn", csv(examples(20)));
        String held = post("ofac-sdn", csv(examples(5))).getString("runId");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page =
                    window(new NewContextOptions().setViewportSize(PHONE, 740).setColorScheme(scheme));
            String name = scheme.name().toLowerCase(Locale.ROOT) + "-phone-";
            page.navigate(console);
            fits(page, PHONE, name + "sign-in");
            signIn(page);
            fits(page, PHONE, name + "sources");
            for (String path : List.of("sources/ofac-sdn", "runs", "runs/" + held, "post")) {
                page.navigate(console + path);
                fits(page, PHONE, name + path.replace('/', '-').replace(held, "held"));
            }
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void atNightThePagesAreDark() {
        post("ofac-sdn", csv(examples(20)));
        String held = post("ofac-sdn", csv(examples(5))).getString("runId");
        Page page = window(new NewContextOptions().setViewportSize(1280, 900).setColorScheme(ColorScheme.DARK));
        signIn(page);
        accessible(page, "dark-sources");
        page.navigate(console + "runs/" + held);
        accessible(page, "dark-run-held");
        page.navigate(console + "post");
        accessible(page, "dark-post");
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")
                        .toString())
                .isEqualTo("rgb(23, 22, 20)");
    }

    @Test
    void withoutJavaScriptEverythingStillWorks() {
        post("ofac-sdn", csv(examples(20)));
        post("ofac-sdn", csv(examples(5)));
        Page page = window(new NewContextOptions().setJavaScriptEnabled(false));
        signIn(page);
        page.locator("#overview .decide a").click();
        page.locator("#reason").fill("The file was cut in two");
        page.getByText("Reject", new Page.GetByTextOptions().setExact(true))
                .last()
                .click();
        expect(page.getByRole(AriaRole.STATUS)).containsText("Rejected");
    }

    /// Waits until the page is as said.
    private static LocatorAssertions expect(Locator located) {
        return PlaywrightAssertions.assertThat(located);
    }

    private Page window(NewContextOptions options) {
        Page page = browser.window(options);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("status of 422")) {
                complaints.add(message.text());
            }
        });
        return page;
    }

    private void signIn(Page page) {
        page.navigate(console);
        PlaywrightAssertions.assertThat(page).hasTitle(Pattern.compile("Sign in.*"));
        page.getByLabel("Token").fill(Tokens.of("operator"));
        page.locator("main button").click();
        expect(page.locator("h1")).hasText("Sources");
    }
}
