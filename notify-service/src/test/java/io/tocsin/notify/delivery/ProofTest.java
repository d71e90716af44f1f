package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ProofTest.Proving.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class ProofTest {
    private final TestLog log = TestLog.shared();

    /// As an installation is unless its operator says otherwise.
    public static final class Proving implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tocsin.notify.endpoints.prove", "true", "tocsin.notify.endpoints.tests", "0s,200ms,200ms");
        }
    }

    @Test
    void aNewEndpointIsSentATestAndWithItsAnswerItsDeliveries() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            await().untilAsserted(() -> assertProved(subscriber, true));
            log.publish(Events.listed("proved"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(2));
            assertThat(receiver.calls()).allMatch(call -> call.isSignedWith(subscriber.secret()));
            assertThat(receiver.calls().getFirst().body()).contains("\"type\":\"endpoint.test\"");
            assertThat(receiver.calls().getLast().number()).isEqualTo("1");
            subscriber.leave();
        }
    }

    @Test
    void untilItHasAnsweredNothingGoesOutAndAfterwardsNothingIsMissing() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(403))) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(3));

            log.publish(Events.listed("unproved-1"), Events.listed("unproved-2"));

            await().untilAsserted(
                            () -> assertThat(states(subscriber)).hasSize(2).containsOnly("pending"));
            await().during(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(receiver.calls())
                            .hasSize(3)
                            .allMatch(call -> call.body().contains("endpoint.test")));
            assertProved(subscriber, false);

            receiver.replying(call -> new Status(200));
            subscriber.asks().post(subscriber.path("/test")).then().body("status", is(200));

            await().untilAsserted(() -> assertThat(states(subscriber)).containsOnly("delivered"));
            assertThat(receiver.numbers().subList(4, 6)).containsExactly("1", "2");
            assertProved(subscriber, true);
            subscriber.leave();
        }
    }

    @Test
    void aChangedUrlMustProveItselfAndAnotherChangeMustNot() {
        try (Receiver receiver = new Receiver();
                Receiver elsewhere = new Receiver().replying(call -> new Status(500))) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            await().untilAsserted(() -> assertProved(subscriber, true));

            change(subscriber, Map.of("description", "other words", "url", receiver.url()));
            assertProved(subscriber, true);
            change(subscriber, Map.of("url", elsewhere.url()));

            assertProved(subscriber, false);
            await().untilAsserted(() -> assertThat(elsewhere.calls()).hasSize(3));
            subscriber.asks().post(subscriber.path("/enable")).then().statusCode(200);
            log.publish(Events.listed("moved"));
            await().untilAsserted(() -> assertThat(states(subscriber)).containsExactly("pending"));
            elsewhere.replying(call -> new Status(204));
            subscriber.asks().post(subscriber.path("/test")).then().body("status", is(204));
            await().untilAsserted(() -> assertThat(states(subscriber)).containsExactly("delivered"));
            assertThat(elsewhere.calls()).hasSize(5);
            subscriber.leave();
        }
    }

    @Test
    void anAnswerOfTheUrlBeforeProvesNothing() {
        CountDownLatch moved = new CountDownLatch(1);
        try (Receiver before = new Receiver().replying(call -> {
                    moved.await();
                    return new Status(200);
                });
                Receiver elsewhere = new Receiver().replying(call -> new Status(500))) {
            Subscriber subscriber = Subscriber.to(before.url());
            await().untilAsserted(() -> assertThat(before.calls()).hasSize(1));

            change(subscriber, Map.of("url", elsewhere.url()));
            moved.countDown();

            await().untilAsserted(() -> assertThat(elsewhere.calls()).hasSize(3));
            assertProved(subscriber, false);
            subscriber.leave();
        }
    }

    private static void change(Subscriber subscriber, Map<String, String> change) {
        subscriber
                .asks()
                .contentType(ContentType.JSON)
                .body(change)
                .patch(subscriber.path(""))
                .then()
                .statusCode(200);
    }

    private static void assertProved(Subscriber subscriber, boolean proved) {
        assertThat(subscriber.asks().get(subscriber.path("")).jsonPath().getBoolean("proved"))
                .isEqualTo(proved);
    }

    private static List<String> states(Subscriber subscriber) {
        return subscriber.asks().get(subscriber.path("/deliveries")).jsonPath().getList("items.state", String.class);
    }
}
