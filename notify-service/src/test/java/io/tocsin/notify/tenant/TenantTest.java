package io.tocsin.notify.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.Tokens;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class TenantTest {
    private static final String URL = "http://127.0.0.1:9/hook";
    private static final String NONE_BEFORE = "/v1/subscribers?limit=1&cursor=";

    private final TestLog log = TestLog.shared();

    @Test
    void aReaderSeesEverythingOfHisTenantAndChangesNothing() {
        Subscriber subscriber = Subscriber.with("read", Map.of("url", URL));

        reader("read").get(subscriber.path("")).then().statusCode(200).body("url", is(URL));
        reader("read").get(subscriber.path("/deliveries")).then().statusCode(200);
        reader("read").get(subscriber.path("/events?after=0")).then().statusCode(200);
        json(reader("read"), "{\"filter\": {}}")
                .post("/v1/subscriptions/preview")
                .then()
                .statusCode(200);
        refused(json(reader("read"), "{\"url\": \"" + URL + "\"}").post("/v1/subscriptions"));
        refused(json(reader("read"), "{\"ordered\": true}").patch(subscriber.path("")));
        refused(reader("read").delete(subscriber.path("")));
        refused(reader("read").post(subscriber.path("/secret/rotate")));
        refused(reader("read").post(subscriber.path("/replay?since=1")));
        subscriber.asks().get(subscriber.path("")).then().body("ordered", is(false));
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeAgain() {
        List<Response> answers = IntStream.range(0, 4)
                .mapToObj(i -> Subscriber.as("hasty").get("/v1/subscriptions"))
                .toList();

        assertThat(answers.subList(0, 3)).allMatch(answer -> answer.statusCode() == 200);
        assertThat(answers.get(3).statusCode()).isEqualTo(429);
        assertThat(answers.get(3).contentType()).startsWith("application/problem+json");
        assertThat(Integer.parseInt(answers.get(3).header("Retry-After"))).isBetween(1, 20);
        assertThat(answers.get(3).jsonPath().getString("detail")).contains("3 requests a minute");
        Subscriber.as("patient").get("/v1/subscriptions").then().statusCode(200);
    }

    @Test
    void anOperatorSeesWhoSubscribesAndWhatWaits() {
        try (Receiver receiver = new Receiver()) {
            Subscriber taking = Subscriber.with("seen-a", Map.of("url", receiver.url()));
            Subscriber waiting = Subscriber.with("seen-b", Map.of("url", receiver.url(), "state", "disabled"));
            log.publish(Events.listed("seen-1"));

            await().untilAsserted(() -> operator()
                    .get(NONE_BEFORE + "seen-")
                    .then()
                    .statusCode(200)
                    .body("items[0].tenant", is("seen-a"))
                    .body("items[0].subscriptions", is(1))
                    .body("items[0].disabled", is(0))
                    .body("items[0].pending", is(0))
                    .body("items[0].lastDeliveredAt", notNullValue())
                    .body("next", is("seen-a")));
            operator()
                    .get(NONE_BEFORE + "seen-a")
                    .then()
                    .body("items[0].tenant", is("seen-b"))
                    .body("items[0].disabled", is(1))
                    .body("items[0].pending", is(1))
                    .body("items[0].oldestPendingAt", notNullValue())
                    .body("items[0].lastDeliveredAt", nullValue());
            taking.leave();
            waiting.leave();
        }
    }

    private static void refused(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isIn(403, 404);
    }

    private static RequestSpecification json(RequestSpecification caller, String body) {
        return caller.contentType(ContentType.JSON).body(body);
    }

    private static RequestSpecification reader(String tenant) {
        return given().header("Authorization", "Bearer " + Tokens.of(tenant, "subscriber-read"));
    }

    private static RequestSpecification operator() {
        return given().header("Authorization", "Bearer " + Tokens.withoutTenant("operator"));
    }
}
