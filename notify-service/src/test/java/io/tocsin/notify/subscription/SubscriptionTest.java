package io.tocsin.notify.subscription;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class SubscriptionTest {
    private static final String URL = "http://127.0.0.1:9/hook";

    @Test
    void theSecretIsShownOnceAndTheRestAsOftenAsAsked() {
        String location = Subscriber.as("once")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "url",
                        URL,
                        "description",
                        "Our desk",
                        "filter",
                        Map.of("types", List.of("designation.listed"), "countries", List.of("Iran"))))
                .post("/v1/subscriptions")
                .then()
                .statusCode(201)
                .body("secret", startsWith("whsec_"))
                .body("publicKey", startsWith("whpk_"))
                .body("nextNumber", is(1))
                .extract()
                .header("Location");

        Subscriber.as("once")
                .get(location)
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("url", is(URL))
                .body("description", is("Our desk"))
                .body("filter.types", is(List.of("designation.listed")))
                .body("filter.countries", is(List.of("IR")))
                .body("ordered", is(false))
                .body("state", is("active"))
                .body("createdAt", notNullValue());
    }

    @Test
    void aChangeLeavesTheRestAsItWas() {
        Subscriber subscriber = Subscriber.with("change", Map.of("url", URL, "description", "before"));

        change(subscriber, "{\"ordered\": true, \"filter\": {\"significance\": \"material\"}}")
                .statusCode(200)
                .body("ordered", is(true))
                .body("description", is("before"))
                .body("filter.significance", is("material"));
        change(subscriber, "{\"description\": null}").statusCode(200).body("description", nullValue());
    }

    @Test
    void theListIsPagedByItsKeyAndHoldsOwnSubscriptionsOnly() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(Subscriber.with("paged", Map.of("url", URL)).id());
        }
        Subscriber.with("somebody-else", Map.of("url", URL));

        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            Response page = Subscriber.as("paged").get("/v1/subscriptions?limit=2" + next);
            read.addAll(page.jsonPath().getList("items.id", String.class));
            String cursor = page.jsonPath().getString("next");
            next = cursor == null ? null : "&cursor=" + cursor;
        }

        assertThat(read).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void aDeletedSubscriptionIsNotThere() {
        Subscriber subscriber = Subscriber.with("delete", Map.of("url", URL));

        subscriber.leave();

        problem(subscriber.asks().get(subscriber.path("")), 404, subscriber.id());
        problem(subscriber.asks().delete(subscriber.path("")), 404, subscriber.id());
    }

    @Test
    void anotherTenantsSubscriptionIsNotThereOnAnyRoute() {
        Subscriber theirs = Subscriber.with("theirs", Map.of("url", URL));
        List<Function<RequestSpecification, Response>> routes = List.of(
                caller -> caller.get(theirs.path("")),
                caller -> caller.delete(theirs.path("")),
                caller -> caller.contentType(ContentType.JSON).body("{}").patch(theirs.path("")),
                caller -> caller.post(theirs.path("/secret/rotate")),
                caller -> caller.post(theirs.path("/enable")),
                caller -> caller.post(theirs.path("/test")),
                caller -> caller.post(theirs.path("/replay?since=1")),
                caller -> caller.get(theirs.path("/deliveries")),
                caller -> caller.get(theirs.path("/events?after=0")),
                caller -> caller.get("/v1/deliveries/" + theirs.id() + ":1/attempts"));

        for (Function<RequestSpecification, Response> route : routes) {
            problem(route.apply(Subscriber.as("mine")), 404, theirs.id());
        }
        theirs.asks().get(theirs.path("")).then().statusCode(200);
    }

    @Test
    void whoBringsNoTokenOrABadOneIsToldSo() {
        problem(given().get("/v1/subscriptions"), 401, "");
        problem(given().header("Authorization", "Bearer nonsense").get("/v1/subscriptions"), 401, "");
        problem(
                given().header("Authorization", "Bearer " + Tokens.subscriber("x") + "x")
                        .get("/v1/subscriptions"),
                401,
                "");
    }

    @Test
    void whoIsNoSubscriberOrOfNoTenantIsRefused() {
        problem(bearer(Tokens.withoutTenant("operator")).get("/v1/subscriptions"), 403, "");
        problem(bearer(Tokens.withoutTenant("subscriber")).get("/v1/subscriptions"), 403, "\"tenant\"");
    }

    @Test
    void whatIsNotUnderstoodIsQuoted() {
        problem(create("not json"), 400, "not JSON");
        problem(create("[]"), 400, "object");
        problem(create("{}"), 400, "\"url\"");
        problem(create("{\"url\": 7}"), 400, "\"url\" must be a text, not 7");
        problem(create("{\"url\": \"" + URL + "\", \"secret\": \"mine\"}"), 400, "\"secret\"");
        problem(
                create("{\"url\": \"" + URL + "\", \"filter\": {\"types\": [\"designation.gone\"]}}"),
                400,
                "designation.gone");
        problem(create("{\"url\": \"" + URL + "\", \"filter\": {\"colour\": \"red\"}}"), 400, "colour");
        problem(create("{\"url\": \"" + URL + "\", \"state\": \"asleep\"}"), 400, "asleep");
        problem(
                create("{\"url\": \"" + URL + "\", \"filter\": {\"expression\": \"event.typ == 'x'\"}}"),
                400,
                "line 1, column 6");
        problem(create("{\"url\": \"" + URL + "\", \"filter\": {\"expression\": 7}}"), 400, "expression");
        problem(Subscriber.as("a").get("/v1/subscriptions?limit=0"), 400, "limit");
        problem(Subscriber.as("a").get("/v1/subscriptions?cursor=x"), 400, "cursor");
    }

    @Test
    void aUrlThatMustNotBeCalledIsRefusedAtCreationAndAtChange() {
        Subscriber subscriber = Subscriber.with("egress", Map.of("url", URL));
        for (String url :
                List.of("http://10.0.0.1/", "http://example.com/", "https://169.254.169.254/", "ftp://x.org/")) {
            problem(create("{\"url\": \"" + url + "\"}"), 422, "");
            change(subscriber, "{\"url\": \"" + url + "\"}").statusCode(422);
        }
        subscriber.asks().get(subscriber.path("")).then().body("url", is(URL));
    }

    @Test
    void aReplayMustSayWhereToBegin() {
        Subscriber subscriber = Subscriber.with("replay", Map.of("url", URL));
        problem(subscriber.asks().post(subscriber.path("/replay")), 400, "since");
        problem(subscriber.asks().post(subscriber.path("/replay?since=yesterday")), 400, "yesterday");
        problem(subscriber.asks().get(subscriber.path("/events?after=x")), 400, "after");
        problem(subscriber.asks().get("/v1/deliveries/nonsense/attempts"), 404, "nonsense");
        problem(subscriber.asks().get("/v1/subscriptions/nonsense"), 404, "");
    }

    @Test
    void whatIsMeasuredIsShown() {
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("tocsin_notify_deliveries_pending"))
                .body(containsString("tocsin_notify_deliveries_oldest_due_age_seconds"))
                .body(containsString("tocsin_notify_fold_stopped"))
                .body(not(containsString("whsec_")));
    }

    private static io.restassured.response.ValidatableResponse change(Subscriber subscriber, String body) {
        return subscriber
                .asks()
                .contentType(ContentType.JSON)
                .body(body)
                .patch(subscriber.path(""))
                .then();
    }

    private static Response create(String body) {
        return Subscriber.as("creates").contentType(ContentType.JSON).body(body).post("/v1/subscriptions");
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void problem(Response response, int status, String detail) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        assertThat(response.jsonPath().getString("detail"))
                .as(response.asString())
                .isNotBlank()
                .contains(detail);
    }
}
