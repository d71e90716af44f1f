package io.tocsin.notify.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Authority;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/// What a subscriber fills in about an endpoint: everything that the interface has.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class FormTest {
    private static final String URL = "http://127.0.0.1:9/hook";
    private static final String EXPRESSION = "event.designation.id == 'ofac-sdn:previewed'";

    @Test
    void whatIsChosenIsShownAndFilledInAgainButNoSecretIs() {
        Visitor visitor = Visitor.subscriber("chooses");
        Authority.Identity client = new Authority("Nobody's").issue("client.example");
        Map<String, List<String>> chosen = new HashMap<>(Map.of(
                "url", List.of(URL),
                "format", List.of("cloudevents"),
                "expression", List.of("event.baseline ||\r\n!event.baseline"),
                "digest", List.of("P1D"),
                "digestAt", List.of("07:00"),
                "order", List.of("subject"),
                "timeout", List.of("1.5 s"),
                "concurrency", List.of("3"),
                "perSecond", List.of("7"),
                "retries", List.of("5 s, 10 min")));
        chosen.putAll(Map.of(
                "headers", List.of("X-Api-Key: hush-1\r\nX-Desk: hush-2"),
                "tokenUrl", List.of("http://127.0.0.1:9/token"),
                "clientId", List.of("tocsin"),
                "clientSecret", List.of("hush-3"),
                "certificate", List.of(client.certificatePem()),
                "key", List.of(client.keyPem())));

        Visitor.html(visitor.submit("/endpoints/new", chosen), 200);

        String path = visitor.page("/").select("tbody th a").attr("href");
        Document endpoint = visitor.page(path);
        assertThat(endpoint.select("section[aria-labelledby=settings] dd").eachText())
                .contains(
                        "the event, by CloudEvents 1.0",
                        "gathered by the day, at 07:00 UTC",
                        "of the same subject, n+1 waits until n is settled",
                        "1.5 s for an attempt, 3 at a time, 7 a second",
                        "after 5 s, 10 min",
                        "X-Api-Key, X-Desk: all set",
                        "tocsin at http://127.0.0.1:9/token; secret set")
                .anyMatch(fact -> fact.startsWith("CN=client.example, good until"));
        assertThat(endpoint.select("section[aria-labelledby=doing]").text()).contains("closed: it is called");
        assertThat(endpoint.select("section[aria-labelledby=sent]").text())
                .contains("event.baseline || !event.baseline");
        Document form = visitor.page(path + "/change");
        assertThat(form.select("option[selected]").eachAttr("value")).containsExactly("cloudevents", "P1D");
        assertThat(form.select("input[name=order][checked]").val()).isEqualTo("subject");
        assertThat(form.select("input[name=timeout], input[name=retries], input[name=digestAt]")
                        .eachAttr("value"))
                .containsExactly("07:00", "1.5 s", "5 s, 10 min");
        for (Document page : List.of(endpoint, form)) {
            assertThat(page.html()).doesNotContain("hush-", "PRIVATE KEY");
        }
        visitor.submit(path + "/delete");
    }

    @Test
    void whatTheReceiverAsksForStaysUntilItIsFilledInAnewOrTakenAway() {
        Visitor visitor = Visitor.subscriber("keeps");
        Subscriber subscriber = Subscriber.with(
                "keeps", Map.of("url", URL, "receiver", Map.of("headers", Map.of("X-Api-Key", "hush"))));
        String change = "/endpoints/" + subscriber.id() + "/change";

        visitor.follow(visitor.submit(change, Map.of("url", List.of(URL))));
        seen(subscriber).body("receiver.headers", hasKey("X-Api-Key"));
        visitor.follow(visitor.submit(change, Map.of("url", List.of(URL), "headers", List.of("X-Other: hush"))));
        seen(subscriber).body("receiver.headers", hasKey("X-Other")).body("receiver.headers", not(hasKey("X-Api-Key")));
        visitor.follow(visitor.submit(change, Map.of("url", List.of(URL), "noReceiver", List.of("true"))));

        seen(subscriber).body("$", not(hasKey("receiver")));
        subscriber.leave();
    }

    @Test
    void whatIsWrongWithAnExpressionIsSaidBesideIt() {
        Document page = Visitor.html(
                Visitor.subscriber("slips")
                        .submit(
                                "/endpoints/new",
                                Map.of(
                                        "url", List.of(URL),
                                        "expression", List.of("event.nothing == 1"),
                                        "headers", List.of("X-Api-Key: hush"))),
                400);

        Element expression = page.selectFirst("#expression");
        assertThat(expression.text()).isEqualTo("event.nothing == 1");
        assertThat(expression.attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#expression-problem").text()).contains("nothing");
        assertThat(page.select("[role=alert]")).hasSize(1);
        assertThat(page.select("#headers").text())
                .as("names alone are filled in again")
                .isEqualTo("X-Api-Key:");
    }

    @Test
    void whatIsNoNumberAndNoDurationIsRefusedInWords() {
        for (Map.Entry<String, String> slip : Map.of("concurrency", "many", "timeout", "soon", "retries", "5 s, later")
                .entrySet()) {
            Document page = Visitor.html(
                    Visitor.subscriber("slips")
                            .submit(
                                    "/endpoints/new",
                                    Map.of("url", List.of(URL), slip.getKey(), List.of(slip.getValue()))),
                    400);
            assertThat(page.select("[role=alert]").text()).contains(slip.getKey());
            assertThat(page.select("#" + slip.getKey()).val()).isEqualTo(slip.getValue());
        }
    }

    @Test
    void aMailboxIsTakenAsItIsAndWaitsForItsReader() {
        Visitor visitor = Visitor.subscriber("expressive");
        Visitor.html(
                visitor.submit(
                        "/endpoints/new",
                        Map.of("url", List.of("mailto:portal@receiver.example"), "format", List.of("event"))),
                200);

        Document endpoints = visitor.page("/");

        assertThat(endpoints.select("tbody .badge").text()).contains("to be proved");
        String path = endpoints.select("tbody th a").attr("href");
        Document endpoint = visitor.page(path);
        assertThat(endpoint.select(".note").text()).contains("reader has not confirmed it yet");
        assertThat(endpoint.select("section[aria-labelledby=settings]").text())
                .contains("Told by a letter", "not yet: its reader has not confirmed it");
        Document moved = visitor.follow(
                visitor.submit(path + "/change", Map.of("url", List.of(URL), "format", List.of("slack"))));
        assertThat(moved.select("section[aria-labelledby=settings]").text()).contains("a message in Slack");
        visitor.submit(path + "/delete");
    }

    @Test
    void aPreviewShowsWhatWouldHaveComeBeforeAnythingIsSaved() {
        TestLog.shared().publish(Events.listed("previewed"), Events.listed("not-previewed"));
        Visitor visitor = Visitor.subscriber("previews");
        Map<String, List<String>> filled = Map.of("description", List.of("Kept"), "expression", List.of(EXPRESSION));

        await().untilAsserted(() -> assertThat(Visitor.html(preview(visitor, filled), 200)
                        .select("#previewed")
                        .text())
                .startsWith("1 alert since"));
        Document page = Visitor.html(visitor.submit("/endpoints/new/preview", filled), 200);
        Document part = Visitor.html(preview(visitor, filled), 200);

        for (Document shown : List.of(page, part)) {
            assertThat(shown.select("#previewed").text()).startsWith("1 alert since");
            assertThat(shown.select(".counts").eachText()).containsExactly("ofac-sdn 1", "designation.listed 1");
            assertThat(shown.select(".sparkline title").text()).contains("1 alert in");
            assertThat(shown.select("tbody tr").eachText())
                    .singleElement()
                    .asString()
                    .contains("previewed");
        }
        assertThat(page.select("#description").val()).isEqualTo("Kept");
        assertThat(part.select("form")).as("the form stays as it is").isEmpty();
        assertThat(visitor.page("/").text()).contains("There is no endpoint yet");
        assertThat(Visitor.html(preview(visitor, Map.of("expression", List.of("event."))), 200)
                        .text())
                .contains("expression cannot be used");
    }

    @Test
    void nothingOfAnotherTenantIsPreviewedOver() {
        Subscriber theirs = Subscriber.with("theirs", Map.of("url", URL));
        Visitor.subscriber("mine")
                .submit("/endpoints/" + theirs.id() + "/change/preview", Map.of())
                .then()
                .statusCode(404)
                .body(containsString("There is no subscription"));
        theirs.leave();
    }

    private static io.restassured.response.ValidatableResponse seen(Subscriber subscriber) {
        return subscriber.asks().get(subscriber.path("")).then().body("url", is(URL));
    }

    /// As a script asks for it.
    private static Response preview(Visitor visitor, Map<String, List<String>> filled) {
        var request = visitor.browser()
                .header("Sec-Fetch-Site", "same-origin")
                .header("HX-Request", "true")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
        filled.forEach((name, values) -> request.formParam(name, values));
        return request.post("/endpoints/new/preview");
    }
}
