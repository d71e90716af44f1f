package io.tocsin.notify.delivery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tocsin.designation.event.LoggedEvent;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class DeliveryTest {
    private final TestLog log = TestLog.shared();

    @Test
    void everyEventArrivesOnceInOrderAndVerifiablySigned() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            List<LoggedEvent> events = LongStream.range(0, 50)
                    .mapToObj(i -> log.publish(Events.listed("order-" + i)).getFirst())
                    .toList();

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(50));
            assertThat(receiver.numbers())
                    .isEqualTo(LongStream.rangeClosed(1, 50)
                            .mapToObj(Long::toString)
                            .toList());
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .isEqualTo(events.stream()
                            .map(event -> event.eventId().toString())
                            .toList());
            assertThat(receiver.calls()).allMatch(call -> call.isSignedWith(subscriber.secret()));
            subscriber.leave();
        }
    }

    @Test
    void theEventStandsInTheBodyExactlyAsReceived() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            LoggedEvent event = log.publish(Events.listed("body")).getFirst();

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            assertThat(receiver.calls().getFirst().body())
                    .isEqualTo("{\"type\":\"designation.listed\",\"timestamp\":\""
                            + event.times().emittedAt() + "\",\"data\":" + event.json()
                            + ",\"lag\":{\"behindAnnouncementSeconds\":null,\"behindPublicationSeconds\":null}}");
            subscriber.leave();
        }
    }

    @Test
    void whatFailsIsSentAgainUnderTheSameId() {
        AtomicInteger calls = new AtomicInteger();
        try (Receiver receiver = new Receiver().replying(call -> new Status(calls.incrementAndGet() < 3 ? 500 : 200))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("retry"));

            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsExactly("delivered"));
            assertThat(receiver.calls()).hasSize(3).allMatch(call -> call.isSignedWith(subscriber.secret()));
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .containsOnly(receiver.calls().getFirst().id());
            assertThat(attempts(subscriber, 1, "status")).containsExactly(500, 500, 200);
            assertThat(attempts(subscriber, 1, "trigger")).containsOnly("scheduled");
            subscriber.leave();
        }
    }

    @Test
    void afterTheLastTryTheDeliveryIsExhaustedAndStaysOnRecord() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503, "closed for today"))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("exhausted"));

            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsExactly("exhausted"));
            assertThat(attempts(subscriber, 1, "response"))
                    .containsExactly("closed for today", "closed for today", "closed for today");
            subscriber.leave();
        }
    }

    @Test
    void aFailedDeliveryFallsBehindAndHoldsUpNoOther() {
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call ->
                    new Status(call.number().equals("1") && receiver.calls().size() == 1 ? 500 : 200));
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("behind-1"), Events.listed("behind-2"), Events.listed("behind-3"));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "2", "3", "1"));
            subscriber.leave();
        }
    }

    @Test
    void anOrderedSubscriptionWaitsUntilTheOneBeforeIsSettled() {
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call ->
                    new Status(call.number().equals("2") && receiver.calls().size() < 4 ? 500 : 200));
            Subscriber subscriber = Subscriber.ordered(receiver.url());

            log.publish(Events.listed("ordered-1"), Events.listed("ordered-2"), Events.listed("ordered-3"));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "2", "2", "2", "3"));
            subscriber.leave();
        }
    }

    @Test
    void anExhaustedDeliveryIsSettledForAnOrderedSubscriptionToo() {
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call -> new Status(call.number().equals("1") ? 500 : 200));
            Subscriber subscriber = Subscriber.ordered(receiver.url());

            log.publish(Events.listed("settled-1"), Events.listed("settled-2"));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "1", "1", "2"));
            subscriber.leave();
        }
    }

    @Test
    void anEndpointThatIsGoneDisablesItsSubscriptionAndEnablingLosesNothing() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(410))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("gone-1"), Events.listed("gone-2"));

            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path(""))
                    .then()
                    .body("state", is("disabled"))
                    .body("disabledBecause", is("The endpoint answered 410 Gone.")));
            assertThat(receiver.calls()).hasSize(1);

            receiver.replying(call -> new Status(200));
            subscriber
                    .asks()
                    .post(subscriber.path("/enable"))
                    .then()
                    .statusCode(200)
                    .body("state", is("active"));

            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsOnly("delivered"));
            assertThat(receiver.numbers()).containsExactlyInAnyOrder("1", "1", "2");
            subscriber.leave();
        }
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        try (Receiver elsewhere = new Receiver();
                Receiver receiver =
                        new Receiver().replying(call -> new Status(307, "", "Location: " + elsewhere.url()))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("redirect"));

            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsExactly("exhausted"));
            assertThat(attempts(subscriber, 1, "status")).containsOnly(307);
            assertThat(elsewhere.calls()).isEmpty();
            subscriber.leave();
        }
    }

    @Test
    void anEndpointThatHangsIsGivenUpAndHoldsUpNobodyElse() {
        CountDownLatch end = new CountDownLatch(1);
        try (Receiver hanging = new Receiver().replying(call -> {
                    end.await();
                    return new Status(200);
                });
                Receiver receiver = new Receiver()) {
            Subscriber held = Subscriber.to(hanging.url());
            Subscriber other = Subscriber.to(receiver.url());

            log.publish(Events.listed("hang"));

            await().atMost(Duration.ofSeconds(2))
                    .untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            await().untilAsserted(() ->
                    assertThat(attempts(held, 1, "error")).contains("The endpoint did not answer within 2000 ms."));
            end.countDown();
            held.leave();
            other.leave();
        }
    }

    @Test
    void anAnswerIsReadToACapAndKeptInPart() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(200, "x".repeat(1_000_000)))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("long-answer"));

            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsExactly("delivered"));
            assertThat(attempts(subscriber, 1, "response")).containsExactly("x".repeat(1000));
            subscriber.leave();
        }
    }

    @Test
    void nothingListeningIsAFailureInPlainWords() {
        Receiver receiver = new Receiver();
        receiver.close();
        Subscriber subscriber = Subscriber.to(receiver.url());

        log.publish(Events.listed("refused"));

        await().untilAsserted(() -> assertThat(deliveries(subscriber, "state")).containsExactly("exhausted"));
        assertThat(attempts(subscriber, 1, "error"))
                .allSatisfy(error -> assertThat((String) error).startsWith("No connection to the endpoint"));
        subscriber.leave();
    }

    @Test
    void duringRotationBothSecretsSign() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            String fresh = rotated(subscriber, "{}");

            log.publish(Events.listed("rotation-1"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            assertThat(receiver.calls().getFirst().isSignedWith(subscriber.secret()))
                    .isTrue();
            assertThat(receiver.calls().getFirst().isSignedWith(fresh)).isTrue();

            String last = rotated(subscriber, "{\"overlap\": \"PT0S\"}");
            log.publish(Events.listed("rotation-2"));

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(2));
            assertThat(receiver.calls().get(1).isSignedWith(last)).isTrue();
            assertThat(receiver.calls().get(1).isSignedWith(fresh)).isFalse();
            assertThat(receiver.calls().get(1).isSignedWith(subscriber.secret()))
                    .isTrue();
            subscriber.leave();
        }
    }

    @Test
    void whoPollsGetsTheSameBodiesInTheSameOrder() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            log.publish(Events.listed("poll-1"), Events.listed("poll-2"), Events.listed("poll-3"));
            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(3));
            List<String> sent =
                    receiver.calls().stream().map(Receiver.Call::body).toList();

            assertThat(poll(subscriber, "after=0"))
                    .isEqualTo("{\"items\":[" + String.join(",", sent) + "],\"next\":null}");
            assertThat(poll(subscriber, "after=1&limit=1"))
                    .isEqualTo("{\"items\":[" + sent.get(1) + "],\"next\":\"2\"}");
            assertThat(poll(subscriber, "after=3")).isEqualTo("{\"items\":[],\"next\":null}");
            subscriber.leave();
        }
    }

    @Test
    void aReplaySendsAgainUnderTheOldNumbersAndWhatWasNeverGivenUnderNewOnes() {
        try (Receiver receiver = new Receiver()) {
            LoggedEvent before = log.publish(Events.listed("replay-0")).getFirst();
            await().untilAsserted(() -> assertThat(folded()).isGreaterThanOrEqualTo(before.sequence()));
            Subscriber subscriber = Subscriber.to(receiver.url(), Map.of("programmes", List.of("NPWMD")));
            log.publish(Events.listed("replay-1"), Events.listed("replay-2"));
            await().untilAsserted(() ->
                    assertThat(deliveries(subscriber, "state")).containsExactly("delivered", "delivered"));
            List<String> ids = receiver.calls().stream().map(Receiver.Call::id).toList();

            subscriber
                    .asks()
                    .contentType("application/json")
                    .body(Map.of("since", before.sequence()))
                    .post(subscriber.path("/replay"))
                    .then()
                    .statusCode(202)
                    .body("deliveries", is(3));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "2", "1", "2", "3"));
            assertThat(receiver.calls())
                    .extracting(Receiver.Call::id)
                    .containsExactly(
                            ids.get(0),
                            ids.get(1),
                            ids.get(0),
                            ids.get(1),
                            before.eventId().toString());
            subscriber.leave();
        }
    }

    @Test
    void aReplaySinceANumberSendsFromThatNumberOn() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            log.publish(Events.listed("number-1"), Events.listed("number-2"), Events.listed("number-3"));
            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(3));

            replay(subscriber, Map.of("number", 2)).statusCode(202).body("deliveries", is(2));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "2", "3", "2", "3"));
            subscriber.leave();
        }
    }

    @Test
    void aReplayOfOneDesignationSendsAllItsEventsAndNoOther() {
        try (Receiver receiver = new Receiver()) {
            LoggedEvent before = log.publish(Events.listed("one-a")).getFirst();
            await().untilAsserted(() -> assertThat(folded()).isGreaterThanOrEqualTo(before.sequence()));
            Subscriber subscriber = Subscriber.to(receiver.url());
            log.publish(Events.listed("one-b"), Events.delisted("one-a"));
            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(2));

            replay(subscriber, Map.of("designationId", "ofac-sdn:one-a"))
                    .statusCode(202)
                    .body("deliveries", is(2));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "2", "2", "3"));
            assertThat(receiver.calls().getLast().id())
                    .isEqualTo(before.eventId().toString());
            replay(subscriber, Map.of("designationId", "ofac-sdn:nobody")).body("deliveries", is(0));
            replay(subscriber, Map.of("designationId", "nobody")).statusCode(400);
            replay(subscriber, Map.of("since", 1, "number", 1)).statusCode(400);
            subscriber.leave();
        }
    }

    @Test
    void aReplaySinceATimeThatIsYetToComeSendsNothing() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            subscriber
                    .asks()
                    .post(subscriber.path("/replay?since=2999-01-01T00:00:00Z"))
                    .then()
                    .statusCode(202)
                    .body("deliveries", is(0));
            subscriber.leave();
        }
    }

    @Test
    void aTestIsSentAtOnceAndItsAttemptIsTheAnswer() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(202, "thanks"))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            subscriber
                    .asks()
                    .post(subscriber.path("/test"))
                    .then()
                    .statusCode(200)
                    .body("trigger", is("test"))
                    .body("status", is(202))
                    .body("outcome", is("delivered"))
                    .body("response", is("thanks"));

            Receiver.Call call = receiver.calls().getFirst();
            assertThat(call.body()).startsWith("{\"type\":\"endpoint.test\",\"timestamp\":\"");
            assertThat(call.isSignedWith(subscriber.secret())).isTrue();
            assertThat(call.number()).isNull();
            subscriber.leave();
        }
    }

    @Test
    void whatADisabledSubscriptionMissedIsSentOnceItIsEnabled() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.with("acme", Map.of("url", receiver.url(), "state", "disabled"));
            log.publish(Events.listed("disabled-1"), Events.listed("disabled-2"));
            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsExactly("pending", "pending"));
            assertThat(receiver.calls()).isEmpty();

            subscriber
                    .asks()
                    .contentType("application/json")
                    .body(Map.of("state", "active"))
                    .patch(subscriber.path(""))
                    .then()
                    .statusCode(200);

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "2"));
            subscriber.leave();
        }
    }

    private long folded() {
        return given().get("/q/health/well").jsonPath().getLong("checks.find { it.name == 'fold' }.data.sequence");
    }

    private static ValidatableResponse replay(Subscriber subscriber, Map<String, Object> body) {
        return subscriber
                .asks()
                .contentType("application/json")
                .body(body)
                .post(subscriber.path("/replay"))
                .then();
    }

    private static String rotated(Subscriber subscriber, String body) {
        return subscriber
                .asks()
                .contentType("application/json")
                .body(body)
                .post(subscriber.path("/secret/rotate"))
                .then()
                .statusCode(200)
                .extract()
                .path("secret");
    }

    private static String poll(Subscriber subscriber, String query) {
        return subscriber.asks().get(subscriber.path("/events?" + query)).asString();
    }

    private static List<Object> deliveries(Subscriber subscriber, String property) {
        return subscriber.asks().get(subscriber.path("/deliveries")).jsonPath().getList("items." + property);
    }

    private static List<Object> attempts(Subscriber subscriber, int number, String property) {
        return subscriber
                .asks()
                .get("/v1/deliveries/" + subscriber.id() + ":" + number + "/attempts")
                .jsonPath()
                .getList("items." + property);
    }
}
