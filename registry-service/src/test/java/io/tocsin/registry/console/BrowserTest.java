package io.tocsin.registry.console;

import static io.tocsin.console.browser.Look.accessible;
import static io.tocsin.console.browser.Look.fits;
import static io.tocsin.console.browser.Look.pressUntilFocused;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.console.browser.Browser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The pages in a real browser: with the keyboard alone, on a phone, at night, without a script, and for
/// those who do not see them.
@ConsoleTest
@TestProfile(ConsoleTest.Neighbours.class)
class BrowserTest {
    private static final int PHONE = 360;
    private static final Map<String, String> PAGES = pages();

    @TestHTTPResource("/")
    String console;

    private Browser browser;
    private final List<String> complaints = new ArrayList<>();

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("wire", "");
        pages.put("search", "search?q=example&country=IR");
        pages.put("search-all", "search");
        pages.put("programmes", "programmes");
        pages.put("programme", "programmes/us-ofac/NPWMD");
        pages.put("over-time", "over-time");
        pages.put("designation", "designations/" + Scene.ROCKET_WORKS);
        pages.put("designation-person", "designations/" + Scene.PERSON);
        pages.put("designation-late", "designations/" + Scene.LATE + "?validAt=2010-01-01");
        pages.put("designation-unknown", "designations/" + Scene.LATE + "?knownAt=2010-01-01");
        return pages;
    }

    @BeforeEach
    void open() {
        Visitor.scene();
        browser = Browser.open();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsForEverybodyByDayAndByNight() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            Page page =
                    window(new NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
            PAGES.forEach((name, path) -> {
                page.navigate(console + path);
                accessible(page, name + "-" + scheme.name().toLowerCase(Locale.ROOT));
            });
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aPhoneShowsEveryPageWithoutScrollingSidewards() {
        Page page = window(new NewContextOptions().setViewportSize(PHONE, 740));
        PAGES.forEach((name, path) -> {
            page.navigate(console + path);
            fits(page, PHONE, name + "-phone");
        });
        assertThat(complaints).isEmpty();
    }

    @Test
    void newsAppearByThemselvesOnTheWire() {
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        page.navigate(console);
        Visitor.fold(List.of(Visitor.scene().goesOn("80001", "NOVELTY, Example")));
        expect(page.locator("li.fresh a")).hasText("NOVELTY, Example");
        expect(page.locator("#aloud")).hasText("1 new line on the wire.");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoTypesSeesWhatIsFoundWhileTyping() {
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        page.navigate(console + "search");
        pressUntilFocused(page, "#q");
        page.keyboard().type("shipyard");
        expect(page.locator(".hits > li")).hasCount(1);
        expect(page.locator(".hits a")).hasText("Example Shipyard and Marine Industries Holding");
        PlaywrightAssertions.assertThat(page).hasURL(Pattern.compile(".*/search\\?q=shipyard"));
        expect(page.locator("#q")).isFocused();
        // An answer that is put in just now would take the link away under the key.
        expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
        pressUntilFocused(page, ".hits a");
        page.keyboard().press("Enter");
        expect(page.locator("h1")).hasText("Example Shipyard and Marine Industries Holding");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoMovesADateSeesWhatWasKnownThen() {
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        page.navigate(console + "designations/" + Scene.ROCKET_WORKS);
        page.locator("#known")
                .fill(Visitor.scene().known(Scene.ROCKET_WORKS, 1).toString().substring(0, 10));
        expect(page.locator(".note.ask")).containsText("as known on");
        expect(page.locator(".timeline > li")).hasCount(1);
        accessible(page, "designation-then");
        page.goBack();
        expect(page.locator(".timeline > li")).hasCount(2);
        assertThat(complaints).isEmpty();
    }

    @Test
    void withoutAScriptEverythingIsRead() {
        Page page = window(new NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(console);
        page.locator("#q").fill("rocket works");
        page.locator("form.find button").click();
        page.locator(".hits a").first().click();
        page.locator("#known").fill("2020-01-01");
        page.locator(".as-of button").click();
        expect(page.locator(".note.calm")).hasText("Nothing was known of it then.");
    }

    /// Waits until the page is as said.
    private static LocatorAssertions expect(Locator located) {
        return PlaywrightAssertions.assertThat(located);
    }

    private Page window(NewContextOptions options) {
        Page page = browser.window(options);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        return page;
    }
}
