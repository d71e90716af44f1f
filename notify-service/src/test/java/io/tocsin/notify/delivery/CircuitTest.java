package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class CircuitTest {
    private final TestLog log = TestLog.shared();

    @Test
    void anEndpointThatFailsIsLeftAloneAndWhatIsDueWaitsWithoutATry() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            publish("left-alone", 10);

            await().untilAsserted(() -> health(subscriber)
                    .body("health.state", is("open"))
                    .body("health.consecutiveFailures", is(5))
                    .body("health.openUntil", notNullValue())
                    .body("health.lastSuccessAt", nullValue())
                    .body("health.lastFailureAt", notNullValue())
                    .body("health.lastError", is("The endpoint answered 503.")));
            assertThat(receiver.calls()).hasSize(5);
            subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.findAll { it.state == 'pending' }.size()", is(10))
                    .body("items.attempts.sum()", is(5));

            receiver.replying(call -> new Status(204));
            await().untilAsserted(() -> health(subscriber)
                    .body("health.state", is("closed"))
                    .body("health.consecutiveFailures", is(0))
                    .body("health.openUntil", nullValue())
                    .body("health.lastSuccessAt", notNullValue()));
            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state.unique()", is(List.of("delivered"))));
            assertThat(receiver.numbers())
                    .contains(LongStream.rangeClosed(1, 10)
                            .mapToObj(Long::toString)
                            .toArray(String[]::new));
            subscriber.leave();
        }
    }

    @Test
    void onTrialOneRequestGoesAlone() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503))) {
            Subscriber subscriber = Subscriber.with(
                    "acme",
                    Map.of(
                            "url",
                            receiver.url(),
                            "limits",
                            Map.of("concurrency", 4),
                            "retries",
                            Collections.nCopies(20, "PT0.05S")));
            publish("trial", 20);
            await().untilAsserted(() -> health(subscriber).body("health.state", is("open")));
            int before = receiver.size();

            await().untilAsserted(() -> health(subscriber).body("health.consecutiveFailures", is(before + 1)));

            health(subscriber).body("health.state", is("open"));
            assertThat(before).isBetween(5, 8);
            assertThat(receiver.size()).isEqualTo(before + 1);
            subscriber.leave();
        }
    }

    @Test
    void anOrderedSubscriptionKeepsItsOrderThroughAnOpenCircuit() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503))) {
            Subscriber subscriber = Subscriber.with(
                    "acme",
                    Map.of("url", receiver.url(), "ordered", true, "retries", Collections.nCopies(20, "PT0.05S")));
            publish("in-order", 5);
            await().untilAsserted(() -> health(subscriber).body("health.state", is("open")));

            receiver.replying(call -> new Status(200));

            await().untilAsserted(() -> health(subscriber).body("health.state", is("closed")));
            await().untilAsserted(() -> assertThat(receiver.numbers())
                    .endsWith("1", "2", "3", "4", "5")
                    .hasSizeGreaterThanOrEqualTo(10));
            assertThat(receiver.numbers().subList(0, 5)).containsOnly("1");
            subscriber.leave();
        }
    }

    @Test
    void aMessageThatIsRefusedSaysNothingAgainstTheEndpoint() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(422))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            publish("refused", 8);

            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state.unique()", is(List.of("exhausted"))));
            health(subscriber)
                    .body("health.state", is("closed"))
                    .body("health.lastError", is("The endpoint answered 422."));
            subscriber.leave();
        }
    }

    @Test
    void aTestGoesOutUnderAnOpenCircuitAndOneThatIsTakenEndsThePause() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503))) {
            Subscriber subscriber = Subscriber.with(
                    "acme", Map.of("url", receiver.url(), "retries", Collections.nCopies(20, "PT0.05S")));
            publish("test-opens", 1);
            await().untilAsserted(() -> health(subscriber).body("health.state", is("open")));
            receiver.replying(call -> new Status(200));

            subscriber
                    .asks()
                    .post(subscriber.path("/test"))
                    .then()
                    .statusCode(200)
                    .body("outcome", is("delivered"));

            await().untilAsserted(() -> health(subscriber).body("health.state", is("closed")));
            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state", is(List.of("delivered")))
                    .body("items[0].attempts", greaterThanOrEqualTo(6)));
            subscriber.leave();
        }
    }

    private void publish(String prefix, int events) {
        LongStream.range(0, events).forEach(i -> log.sendSoon(log.seal(Events.listed(prefix + "-" + i))));
    }

    private static ValidatableResponse health(Subscriber subscriber) {
        return subscriber.asks().get(subscriber.path("")).then();
    }
}
