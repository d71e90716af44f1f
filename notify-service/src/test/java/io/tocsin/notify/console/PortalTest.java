package io.tocsin.notify.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.Tokens;
import io.tocsin.notify.payload.Payload;
import io.tocsin.notify.payload.Payloads;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/// What a subscriber, and an operator, sees and does on the pages.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class PortalTest {
    private final TestLog log = TestLog.shared();

    @Test
    void aStrangerIsLedToTheSignInAndComesBackWithAToken() {
        given().redirects()
                .follow(false)
                .get("/payloads")
                .then()
                .statusCode(303)
                .header("Location", "/sign-in?then=%2Fpayloads");

        Response answer = given().redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParams(Map.of("token", Tokens.subscriber("signs-in"), "then", "/payloads"))
                .post("/sign-in");

        answer.then().statusCode(303).header("Location", "/payloads");
        Cookie cookie = answer.getDetailedCookie("tocsin-token");
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Strict");
        given().cookie(cookie).get("/").then().statusCode(200).body(containsString("There is no endpoint yet"));
    }

    @Test
    void theInterfaceForProgramsAsksForATokenAsBefore() {
        given().get("/v1/subscriptions")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer");
        Subscriber.as("programs").get("/v1/subscriptions").then().statusCode(200);
    }

    @Test
    void aFormOfAnotherSiteDoesNothing() {
        Visitor visitor = Visitor.subscriber("victim");
        visitor.browser()
                .header("Sec-Fetch-Site", "cross-site")
                .formParam("url", "https://evil.example/")
                .post("/endpoints/new")
                .then()
                .statusCode(403);
        visitor.browser()
                .header("Origin", "https://evil.example")
                .contentType("application/json")
                .body("{\"url\":\"https://evil.example/\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(403);
    }

    @Test
    void whoMakesAnEndpointSeesItsSecretOnceAndThenHowItDoes() {
        try (Receiver receiver = new Receiver()) {
            Visitor visitor = Visitor.subscriber("makes");

            Document made = Visitor.html(
                    visitor.submit(
                            "/endpoints/new",
                            Map.of(
                                    "url", List.of(receiver.url()),
                                    "description", List.of("Payments desk"),
                                    "types", List.of("designation.listed", "designation.delisted"),
                                    "programmes", List.of("NPWMD, IFSR"),
                                    "subjectTypes", List.of("organisation"),
                                    "material", List.of("true"))),
                    200);

            assertThat(made.select(".secret").text()).startsWith("whsec_");
            Document endpoints = visitor.page("/");
            assertThat(endpoints.select("tbody th a").text()).isEqualTo("Payments desk");
            assertThat(endpoints.text()).doesNotContain("whsec_");
            String path = endpoints.select("tbody th a").attr("href");
            String settings =
                    visitor.page(path).select("section[aria-labelledby=sent]").text();
            assertThat(settings)
                    .contains("designation.listed, designation.delisted", "NPWMD, IFSR", "organisation", "material");
            Document form = visitor.page(path + "/change");
            assertThat(form.select("input[name=programmes]").val()).isEqualTo("NPWMD, IFSR");
            assertThat(form.select("input[name=types][checked]").eachAttr("value"))
                    .containsExactly("designation.listed", "designation.delisted");
            visitor.submit(path + "/delete");
        }
    }

    @Test
    void whatIsWrongWithAFormIsSaidBesideWhatWasFilledIn() {
        Document page = Visitor.html(
                Visitor.subscriber("wrong")
                        .submit(
                                "/endpoints/new",
                                Map.of("url", List.of("http://10.0.0.1/"), "description", List.of("Kept"))),
                422);
        assertThat(page.select("[role=alert]").text()).isNotBlank();
        assertThat(page.select("#description").val()).isEqualTo("Kept");
    }

    @Test
    void aChangeKeepsTheEndpointAndSaysWhatIsNew() {
        Visitor visitor = Visitor.subscriber("changes");
        Subscriber subscriber = Subscriber.with("changes", Map.of("url", "http://127.0.0.1:9/one"));

        Document page = visitor.follow(visitor.submit(
                path(subscriber, "/change"),
                Map.of("url", List.of("http://127.0.0.1:9/two"), "order", List.of("subscription"))));

        assertThat(page.select("[role=status]").text()).contains("Changed");
        assertThat(page.select("section[aria-labelledby=settings]").text())
                .contains("http://127.0.0.1:9/two", "n+1 waits until n is settled");
        subscriber.leave();
    }

    @Test
    void aTestOfTheEndpointShowsWhatItAnswered() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(500, "out of paper"))) {
            Visitor visitor = Visitor.subscriber("tests");
            Subscriber subscriber = Subscriber.with("tests", Map.of("url", receiver.url()));

            Document page = visitor.follow(visitor.submit(path(subscriber, "/test")));

            assertThat(page.select("[role=status]").text()).contains("did not take the test");
            assertThat(page.select("table.attempts tbody").text()).contains("endpoint.test", "500", "out of paper");
            subscriber.leave();
        }
    }

    @Test
    void aFailingEndpointIsSeenAtAGlanceWithTheReasonWhatWaitsAndTheNextTry() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503, "closed"))) {
            Visitor visitor = Visitor.subscriber("glance");
            Subscriber subscriber = Subscriber.with("glance", Map.of("url", receiver.url()));

            log.publish(Events.listed("glance"));

            await().untilAsserted(() -> {
                Document page = visitor.page("/");
                assertThat(page.select("tbody .badge").text()).contains("failing");
                assertThat(page.select("tbody").text()).contains("It answered 503.", "1 exhausted");
            });
            subscriber.leave();
        }
    }

    @Test
    void anEndpointThatIsLeftAloneSaysUntilWhen() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503, "closed"))) {
            Visitor visitor = Visitor.subscriber("alone");
            Subscriber subscriber = Subscriber.with("alone", Map.of("url", receiver.url()));

            log.publish(Events.listed("alone-1"), Events.listed("alone-2"));

            await().untilAsserted(() -> assertThat(visitor.page(path(subscriber, ""))
                            .select("section[aria-labelledby=doing]")
                            .text())
                    .contains("open: left alone until", "5 failures in a row"));
            subscriber.leave();
        }
    }

    @Test
    void aDeliveryShowsEachAttemptWhatIsSentAndNoSecret() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503, "closed"))) {
            Visitor visitor = Visitor.subscriber("delivery");
            Subscriber subscriber = Subscriber.with("delivery", Map.of("url", receiver.url()));

            log.publish(Events.listed("shown"));

            await().untilAsserted(() -> {
                Document page = visitor.page(path(subscriber, "/deliveries/1"));
                assertThat(page.select(".tries > li")).hasSize(3);
                assertThat(page.select(".lead .badge").first().text()).contains("exhausted");
                assertThat(page.select(".tries pre").first().text()).isEqualTo("closed");
                assertThat(page.select("dl.headers").text()).contains("webhook-id", "tocsin-number 1");
                assertThat(page.select("section[aria-labelledby=request] pre").text())
                        .contains("EXAMPLE TRADING shown");
                assertThat(page.text()).doesNotContain(subscriber.secret().substring(6));
            });
            visitor.get(path(subscriber, "/deliveries/2")).then().statusCode(404);
            subscriber.leave();
        }
    }

    @Test
    void deliveriesAreNarrowedByTheirState() {
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call -> new Status(call.number().equals("1") ? 500 : 200));
            Visitor visitor = Visitor.subscriber("narrows");
            Subscriber subscriber = Subscriber.with("narrows", Map.of("url", receiver.url()));

            log.publish(Events.listed("narrow-1"), Events.listed("narrow-2"));

            await().untilAsserted(() -> {
                assertThat(numbers(visitor, subscriber, "exhausted")).containsExactly("1");
                assertThat(numbers(visitor, subscriber, "delivered")).containsExactly("2");
                assertThat(numbers(visitor, subscriber, "pending")).isEmpty();
            });
            Visitor.html(visitor.get(path(subscriber, "?state=lost")), 400);
            subscriber.leave();
        }
    }

    private static List<String> numbers(Visitor visitor, Subscriber subscriber, String state) {
        return visitor.page(path(subscriber, "?state=" + state))
                .select("section[aria-labelledby=deliveries] tbody th")
                .eachText();
    }

    @Test
    void replayRotationAndDisablingAreOneButtonEach() {
        try (Receiver receiver = new Receiver()) {
            Visitor visitor = Visitor.subscriber("buttons");
            Subscriber subscriber = Subscriber.with("buttons", Map.of("url", receiver.url()));
            long sequence = log.publish(Events.listed("button")).getFirst().sequence();
            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));

            Document replayed = visitor.follow(
                    visitor.submit(path(subscriber, "/replay"), Map.of("since", List.of(Long.toString(sequence)))));
            assertThat(replayed.select("[role=status]").text()).contains("1 to be sent again");
            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "1"));

            Document refused = Visitor.html(
                    visitor.submit(path(subscriber, "/replay"), Map.of("since", List.of("yesterday"))), 400);
            assertThat(refused.select("[role=alert]").text()).contains("yesterday");

            Document rotated =
                    Visitor.html(visitor.submit(path(subscriber, "/rotate"), Map.of("overlap", List.of("PT0S"))), 200);
            assertThat(rotated.select(".secret").text()).startsWith("whsec_").isNotEqualTo(subscriber.secret());

            Document disabled = visitor.follow(visitor.submit(path(subscriber, "/disable")));
            assertThat(disabled.select(".lead .badge").text()).contains("disabled");
            Document enabled = visitor.follow(visitor.submit(path(subscriber, "/enable")));
            assertThat(enabled.select(".lead .badge").text()).doesNotContain("disabled");

            assertThat(visitor.page(path(subscriber, "/delete")).text()).contains("cannot be taken back");
            Document deleted = visitor.follow(visitor.submit(path(subscriber, "/delete")));
            assertThat(deleted.text()).contains("Deleted.", "There is no endpoint yet");
        }
    }

    @Test
    void whatBelongsToAnotherTenantIsNotThere() {
        Subscriber subscriber = Subscriber.with("mine", Map.of("url", "http://127.0.0.1:9/"));
        Visitor other = Visitor.subscriber("other");
        for (String page : List.of("", "/live", "/attempts", "/change", "/delete", "/deliveries/1")) {
            assertThat(Visitor.html(other.get(path(subscriber, page)), 404).text())
                    .as(page)
                    .contains("There is no subscription");
        }
        for (String deed : List.of("/test", "/replay", "/rotate", "/disable", "/enable", "/delete", "/change")) {
            other.submit(path(subscriber, deed), Map.of("since", List.of("1"), "url", List.of("http://127.0.0.1:9/")))
                    .then()
                    .statusCode(404);
        }
        subscriber.leave();
    }

    @Test
    void everyPayloadHasAPageWithItsExampleAndSchema() {
        Visitor visitor = Visitor.subscriber("reads");
        List<String> types = visitor.page("/payloads").select("dt a").eachText();
        assertThat(types)
                .containsExactlyElementsOf(
                        Payloads.all().stream().map(Payload::type).toList());
        Document page = visitor.page("/payloads/designation.listed");
        assertThat(page.select("pre").first().text()).contains("EXAMPLE ROCKET WORKS");
        assertThat(page.select("pre").last().text()).contains("\"$defs\"");
        visitor.get("/payloads/designation.invented").then().statusCode(404);
    }

    @Test
    void anOperatorSeesWhatWaitsAndWhyWithoutTheSecretPartsOfUrls() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503))) {
            Subscriber subscriber = Subscriber.with("watched", Map.of("url", receiver.url("/secret-path")));
            Subscriber waiting = Subscriber.with("waits", Map.of("url", receiver.url(), "state", "disabled"));
            log.publish(Events.listed("watched"));
            Visitor operator = Visitor.operator();

            await().untilAsserted(() -> {
                Document page = operator.page("/sending");
                assertThat(page.select("section[aria-labelledby=failing]").text())
                        .contains("127.0.0.1", "watched");
                assertThat(page.select("section[aria-labelledby=exhausted]").text())
                        .contains("It answered 503.");
                assertThat(page.select("section[aria-labelledby=waiting]").text())
                        .contains("waits 1");
                assertThat(page.select("section[aria-labelledby=folds]").text()).contains("up to date");
                assertThat(page.text()).doesNotContain("secret-path");
            });
            operator.get("/").then().statusCode(303).header("Location", "/sending");
            waiting.leave();
            assertThat(operator.page("/sending")
                            .select("section[aria-labelledby=waiting]")
                            .text())
                    .as("nothing waits for who has left")
                    .doesNotContain("waits 1");
            subscriber.leave();
        }
    }

    @Test
    void aSubscriberDoesNotSeeOverAllTenants() {
        Visitor subscriber = Visitor.subscriber("curious");
        Visitor.html(subscriber.get("/sending"), 403);
        for (String path : List.of("backlog", "endpoints", "exhausted", "folds")) {
            Subscriber.as("curious").get("/v1/operations/" + path).then().statusCode(403);
        }
        assertThat(subscriber.page("/").select("nav").text()).doesNotContain("Sending");
    }

    @Test
    void everyPageForbidsScriptsFromElsewhereAndIsKeptByNobody() {
        given().get("/sign-in")
                .then()
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Cache-Control", "no-store");
    }

    private static String path(Subscriber subscriber, String rest) {
        return "/endpoints/" + subscriber.id() + rest;
    }
}
