package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.circuit.CircuitConfig;
import io.tocsin.notify.circuit.CircuitRule;
import io.tocsin.notify.circuit.Health;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.subscription.Terms;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class LanesTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Lanes lanes;

    @Inject
    Parcels parcels;

    @Inject
    Heartbeats heartbeats;

    @Inject
    EndpointClient client;

    @Inject
    Recorder recorder;

    @Inject
    AttemptLog attemptLog;

    @Inject
    Notices notices;

    @Inject
    DeliveryConfig config;

    @Inject
    RetryConfig retry;

    @Inject
    CircuitConfig circuits;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    private final TestLog log = TestLog.shared();

    @Test
    void twoReplicasShareTheSendingAndDoubleNothing() throws InterruptedException, SQLException {
        Dispatcher second = dispatcher();
        DueListener listener = new DueListener(database, new Replica("second"), second::wake);
        try (Receiver receiver = new Receiver()) {
            second.start();
            listener.start();
            List<Subscriber> subscribers = IntStream.range(0, 20)
                    .mapToObj(i -> Subscriber.to(receiver.url("/" + i)))
                    .toList();

            for (int i = 0; i < 20; i++) {
                log.publish(Events.listed("shared-" + i));
            }

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(400));
            List<String> inOrder =
                    LongStream.rangeClosed(1, 20).mapToObj(Long::toString).toList();
            for (int i = 0; i < 20; i++) {
                String path = "/" + i;
                assertThat(receiver.calls().stream()
                                .filter(call -> call.path().equals(path))
                                .map(Receiver.Call::number))
                        .isEqualTo(inOrder);
            }
            subscribers.forEach(Subscriber::leave);
        } finally {
            listener.stop();
            second.stop();
        }
    }

    @Test
    void theClaimOfAReplicaThatIsThereLastsUntilItsEnd() throws SQLException {
        try (Receiver receiver = new Receiver();
                Connection session = database.getConnection()) {
            Presence presence = new Presence(new Replica("there"));
            presence.show(session);
            Subscriber subscriber = withOneDeliveryClaimedBy("there", receiver, Duration.ofSeconds(5));
            Instant end = clock.instant().plus(Duration.ofSeconds(4));

            subscriber.asks().post(subscriber.path("/enable")).then().statusCode(200);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            assertThat(clock.instant()).isAfter(end);
            presence.end(session);
            subscriber.leave();
        }
    }

    @Test
    void theClaimOfAKilledReplicaEndsWithItsSession() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = withOneDeliveryClaimedBy("killed", receiver, Duration.ofHours(1));

            subscriber.asks().post(subscriber.path("/enable")).then().statusCode(200);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(receiver.calls()).hasSize(1));
            subscriber.leave();
        }
    }

    private Subscriber withOneDeliveryClaimedBy(String replica, Receiver receiver, Duration claim) throws SQLException {
        Subscriber subscriber = Subscriber.with("acme", Map.of("url", receiver.url(), "state", "disabled"));
        log.publish(Events.listed("of-" + replica));
        await().untilAsserted(() ->
                subscriber.asks().get(subscriber.path("/deliveries")).then().body("items.size()", is(1)));
        execute("update own.lane set open = true, claimed_by = '" + replica + "', fence = fence + 1, claimed_until = '"
                + clock.instant().plus(claim) + "' where subscription_id = '" + subscriber.id() + "'");
        return subscriber;
    }

    @Test
    void whatAHolderReportsThatLostItsClaimDoesNotCount() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.with("acme", Map.of("url", receiver.url(), "state", "disabled"));
            log.publish(Events.listed("fenced"));
            await().untilAsserted(() ->
                    subscriber.asks().get(subscriber.path("/deliveries")).then().body("items.size()", is(1)));
            Endpoint endpoint = new Endpoint(
                    UUID.fromString(subscriber.id()),
                    "acme",
                    receiver.url(),
                    Format.EVENT,
                    false,
                    List.of(),
                    null,
                    config.timeout());
            Claim lost = new Claim(endpoint, Terms.DEFAULT, false, Health.UNKNOWN, null, 77, clock.instant());
            DueDelivery delivery = new DueDelivery(
                    1, new Content.OfEvent(log.sequence()), 0, new DeliveryState.Pending(0, clock.instant()));
            Attempt attempt = new Attempt(
                    clock.instant(),
                    Duration.ZERO,
                    receiver.url(),
                    Attempt.Trigger.SCHEDULED,
                    new Answer.Answered(200, null, ""));

            int counted = attemptLog.write(
                    List.of(new AttemptLog.Result(
                            lost, delivery, new DeliveryState.Delivered(clock.instant()), attempt)),
                    List.of(new AttemptLog.Release(lost, Health.UNKNOWN, null, null)),
                    clock.instant());

            assertThat(counted).isZero();
            subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state", is(List.of("pending")))
                    .body("items.attempts", is(List.of(0)));
            subscriber.leave();
        }
    }

    @Test
    void anAnswerWithCharactersThatTheDatabaseRefusesIsKeptWithoutThem() {
        try (Receiver receiver = new Receiver().replying(call -> new Receiver.Status(200, "a\u0000b\uFFFFc"))) {
            Subscriber subscriber = Subscriber.to(receiver.url());

            log.publish(Events.listed("nul"));

            await().untilAsserted(() -> subscriber
                    .asks()
                    .get("/v1/deliveries/" + subscriber.id() + ":1/attempts")
                    .then()
                    .body("items.response", is(List.of("ab\uFFFFc"))));
            subscriber.leave();
        }
    }

    private Dispatcher dispatcher() {
        Means means = new Means(
                lanes,
                parcels,
                heartbeats,
                client,
                recorder,
                new RetrySchedule(retry.schedule(), 0, retry.maxRetryAfter(), RandomGenerator.getDefault()),
                CircuitRule.of(circuits),
                config,
                clock);
        return new Dispatcher(new Replica("second"), means, notices, meters);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
