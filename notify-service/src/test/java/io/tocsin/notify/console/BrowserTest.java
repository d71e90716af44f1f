package io.tocsin.notify.console;

import static io.tocsin.console.browser.Look.accessible;
import static io.tocsin.console.browser.Look.fits;
import static io.tocsin.console.browser.Look.pressUntilFocused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.console.browser.Browser;
import io.tocsin.designation.Significance;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The portal in a real browser, with real receivers: with the keyboard alone, on a phone, at night,
/// without a script, and for those who do not see it.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class BrowserTest {
    private static final int PHONE = 360;
    private static final String TENANT = "browser";

    private final TestLog log = TestLog.shared();

    @TestHTTPResource("/")
    String portal;

    private Browser browser;
    private Receiver well;
    private Receiver ill;
    private final List<String> complaints = new ArrayList<>();

    @BeforeEach
    void open() {
        browser = Browser.open();
        well = new Receiver().replying(call -> new Status(200, "thanks"));
        ill = new Receiver().replying(call -> new Status(503, "The warehouse is closed for stocktaking."));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
            well.close();
            ill.close();
        }
    }

    @Test
    void aSubscriberMakesAnEndpointSeesWhatComesAndSendsItAgain() {
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        signIn(page, "walk");
        accessible(page, "endpoints-none");

        page.getByText("New endpoint").click();
        accessible(page, "form");
        page.locator("#url").fill("http://10.1.2.3/hook");
        page.getByText("Make the endpoint").click();
        expect(page.getByRole(AriaRole.ALERT)).isVisible();
        accessible(page, "form-refused");
        page.locator("#url").fill(well.url());
        page.getByLabel("Description").fill("Payments desk");
        log.publish(Events.listed("walk-0"));
        page.locator("summary:has-text('Expression')").click();
        page.getByLabel("A condition of your own").fill("event.designation.id.startsWith('ofac-sdn:walk')");
        page.getByText("What would this have sent me?").click();
        expect(page.locator("#previewed")).containsText("alert");
        expect(page.locator("#url")).hasValue(well.url());
        accessible(page, "form-preview");
        page.getByText("Make the endpoint").click();
        expect(page.locator(".secret")).containsText("whsec_");
        accessible(page, "secret");

        page.getByText("To the endpoint").click();
        pressUntilFocused(page, "form[action$='/test'] button");
        page.keyboard().press("Enter");
        expect(page.getByRole(AriaRole.STATUS)).containsText("took the test");
        log.publish(Events.listed("walk-1"), Events.listed("walk-2"));
        await().untilAsserted(() -> assertThat(well.calls()).hasSize(3));
        page.reload();
        accessible(page, "endpoint");
        page.locator("section[aria-labelledby=deliveries] tbody a").first().click();
        expect(page.locator(".tries > li")).hasCount(1);
        accessible(page, "delivery");
        page.goBack();

        page.getByLabel("Since").fill("2020-01-01T00:00:00Z");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send again"))
                .click();
        expect(page.getByRole(AriaRole.STATUS)).containsText("to be sent again");
        await().untilAsserted(
                        () -> assertThat(well.numbers()).contains("1", "2").hasSizeGreaterThan(4));

        page.getByText("Make a new secret").click();
        expect(page.locator(".secret")).containsText("whsec_");
        page.getByText("Back to the endpoint").click();
        page.getByText("Delete the endpoint").click();
        accessible(page, "delete");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Delete"))
                .click();
        expect(page.getByRole(AriaRole.STATUS)).containsText("Deleted");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whatFailsIsSeenWhileItHappens() {
        Subscriber failing = failing("live");
        Page page = window(new NewContextOptions().setViewportSize(1280, 900));
        signIn(page, "live");
        page.navigate(portal + "endpoints/" + failing.id() + "/live");
        log.publish(Events.listed("live"));
        expect(page.locator("#live")).containsText("The warehouse is closed for stocktaking.");
        expect(page.locator("#live .lead .badge")).containsText("failing");
        accessible(page, "live");
        page.navigate(portal);
        expect(page.locator("tbody")).containsText("It answered 503.");
        assertThat(complaints).isEmpty();
        failing.leave();
    }

    @Test
    void everyPageIsForEverybodyByDayAndByNightAndOnAPhone() {
        Subscriber taking = Subscriber.with(TENANT, Map.of("url", well.url(), "description", "Payments desk"));
        Subscriber failing = failing(TENANT);
        Subscriber resting = Subscriber.with(
                TENANT,
                Map.of(
                        "url",
                        well.url("/a/rather/long/path/to/nowhere"),
                        "description",
                        "Trial",
                        "state",
                        "disabled",
                        "ordered",
                        true,
                        "digest",
                        "PT1H",
                        "limits",
                        Map.of("perSecond", 5),
                        "retries",
                        List.of("PT5S", "PT10M"),
                        "filter",
                        Map.of("expression", "event.designation.programmes.exists(p, p.startsWith('RUSSIA'))"),
                        "receiver",
                        Map.of("headers", Map.of("X-Api-Key", "hush"))));
        Subscriber letters =
                Subscriber.with(TENANT, Map.of("url", "mailto:browser@receiver.example", "description", "Desk"));
        log.publish(Events.listed("all-1"), Events.amended("all-1", Significance.MATERIAL));
        await().untilAsserted(() -> assertThat(ill.calls()).hasSizeGreaterThanOrEqualTo(6));
        await().untilAsserted(() -> assertThat(well.calls()).hasSizeGreaterThanOrEqualTo(2));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("endpoints", "");
        pages.put("endpoint-failing", "endpoints/" + failing.id());
        pages.put("endpoint-disabled", "endpoints/" + resting.id());
        pages.put("delivery-failing", "endpoints/" + failing.id() + "/deliveries/1");
        pages.put("endpoint-letter", "endpoints/" + letters.id());
        pages.put("change", "endpoints/" + taking.id() + "/change");
        pages.put("change-all", "endpoints/" + resting.id() + "/change");
        pages.put("payloads", "payloads");
        pages.put("payload", "payloads/designation.listed");
        pages.put("sending", "sending");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            String name = "-" + scheme.name().toLowerCase(Locale.ROOT);
            Page wide =
                    window(new NewContextOptions().setViewportSize(1280, 900).setColorScheme(scheme));
            signIn(wide, TENANT);
            Page phone =
                    window(new NewContextOptions().setViewportSize(PHONE, 740).setColorScheme(scheme));
            signIn(phone, TENANT);
            pages.forEach((page, path) -> {
                wide.navigate(portal + path);
                accessible(wide, page + name);
                phone.navigate(portal + path);
                fits(phone, PHONE, page + name + "-phone");
            });
        }
        assertThat(complaints).isEmpty();
        List.of(taking, failing, resting, letters).forEach(Subscriber::leave);
    }

    @Test
    void withoutAScriptEverythingWorks() {
        Subscriber taking = Subscriber.with("plain", Map.of("url", well.url(), "description", "Payments desk"));
        Page page = window(new NewContextOptions().setJavaScriptEnabled(false));
        signIn(page, "plain");
        page.getByText("Payments desk").click();
        page.locator("form[action$='/test'] button").click();
        expect(page.getByRole(AriaRole.STATUS)).containsText("took the test");
        page.getByText("Watch live").click();
        expect(page.locator("#live")).containsText("thanks");
        page.navigate(portal + "endpoints/" + taking.id() + "/change");
        page.getByText("What would this have sent me?").click();
        expect(page.locator("#previewed")).containsText("since");
        expect(page.locator("#description")).hasValue("Payments desk");
        taking.leave();
    }

    private Subscriber failing(String tenant) {
        return Subscriber.with(tenant, Map.of("url", ill.url("/warehouse"), "description", "Warehouse"));
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

    private void signIn(Page page, String tenant) {
        page.navigate(portal);
        page.getByLabel("Token").fill(Tokens.of(tenant, "subscriber", "operator"));
        page.locator("main button").click();
        expect(page.locator("h1")).hasText("Endpoints");
    }
}
