package io.tocsin.notify.fold;

import static io.tocsin.notify.TestOperations.heartbeat;
import static io.tocsin.notify.TestOperations.stale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import io.tocsin.notify.TestOperations;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Who asks to be told what happens to sources is told so, by signed webhooks.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class OperationFoldTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Flyway flyway;

    private final TestLog log = TestLog.shared();
    private final TestOperations operations = TestOperations.shared();

    @Test
    void operationsAreDeliveredToWhoAsksAmongTheEventsAndNumberedWithThem() {
        try (Receiver news = new Receiver();
                Receiver both = new Receiver()) {
            Subscriber plain = Subscriber.to(news.url());
            Subscriber asking = Subscriber.to(both.url(), Map.of("types", List.of("designation.*", "source.stale")));
            // When
            LoggedEvent first = log.publish(Events.listed("operations-1")).getFirst();
            await().untilAsserted(() -> assertThat(both.size()).isEqualTo(1));
            NumberedOperation told = operations.publish(stale("un-sc"));
            await().untilAsserted(() -> assertThat(both.size()).isEqualTo(2));
            LoggedEvent second = log.publish(Events.listed("operations-2")).getFirst();
            // Then
            await().untilAsserted(() -> assertThat(both.numbers()).containsExactly("1", "2", "3"));
            await().untilAsserted(() -> assertThat(ids(news))
                    .containsExactly(
                            first.eventId().toString(), second.eventId().toString()));
            Receiver.Call call = both.calls().get(1);
            assertThat(call.id()).isEqualTo(told.operationId().toString());
            assertThat(call.isSignedWith(asking.secret())).isTrue();
            assertThat(call.body())
                    .isEqualTo("{\"type\":\"source.stale\",\"timestamp\":\"" + told.at() + "\",\"data\":" + told.json()
                            + "}");
            asking.asks()
                    .get(asking.path("/events?after=1"))
                    .then()
                    .statusCode(200)
                    .body("items.type", is(List.of("source.stale", "designation.listed")));
            asking.asks()
                    .get(asking.path("/deliveries"))
                    .then()
                    .statusCode(200)
                    .body("items.type", is(List.of("designation.listed", "source.stale", "designation.listed")));
            plain.leave();
            asking.leave();
        }
    }

    @Test
    void repeatsAreNoNewsAndAGapIsWaitedFor() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url(), Map.of("types", List.of("source.*")));
            NumberedOperation first = operations.publish(stale("gap-1"));
            NumberedOperation missing = operations.number(stale("gap-2"));
            NumberedOperation third = operations.publish(stale("gap-3"));
            operations.send(first);
            await().untilAsserted(() -> assertThat(ids(receiver))
                    .containsExactly(first.operationId().toString()));
            // When
            operations.send(missing);
            operations.send(third);
            // Then
            await().untilAsserted(() -> assertThat(ids(receiver))
                    .isEqualTo(Stream.of(first, missing, third)
                            .map(operation -> operation.operationId().toString())
                            .toList()));
            subscriber.leave();
        }
    }

    @Test
    void whatFailsIsTriedAgainAndATimeToReplayFromSendsItOnceMore() {
        Instant before = Instant.now();
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call -> new Status(receiver.size() == 1 ? 500 : 200));
            Subscriber subscriber = Subscriber.to(receiver.url(), Map.of("types", List.of("source.*")));
            NumberedOperation told = operations.publish(stale("again"));
            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "1"));
            // When
            subscriber
                    .asks()
                    .contentType("application/json")
                    .body(Map.of("since", before.toString()))
                    .post(subscriber.path("/replay"))
                    .then()
                    .statusCode(202);
            // Then
            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "1", "1"));
            assertThat(ids(receiver)).containsOnly(told.operationId().toString());
            subscriber.leave();
        }
    }

    @Test
    void aHeartbeatIsSignedAndSaysTheSubscribersOwnLastNumberWithoutTakingOne() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber =
                    Subscriber.to(receiver.url(), Map.of("types", List.of("designation.*", "source.heartbeat")));
            log.publish(Events.listed("beat-1"), Events.listed("beat-2"));
            await().untilAsserted(() -> assertThat(receiver.size()).isEqualTo(2));
            // When
            NumberedOperation beat = operations.publish(heartbeat(log.sequence()));
            await().untilAsserted(() -> assertThat(receiver.size()).isEqualTo(3));
            log.publish(Events.listed("beat-3"));
            // Then
            await().untilAsserted(() -> assertThat(receiver.size()).isEqualTo(4));
            Receiver.Call call = receiver.calls().get(2);
            assertThat(call.id()).isEqualTo(beat.operationId().toString());
            assertThat(call.number()).isNull();
            assertThat(call.isSignedWith(subscriber.secret())).isTrue();
            JsonPath body = JsonPath.from(call.body());
            assertThat(body.getString("type")).isEqualTo("source.heartbeat");
            assertThat(body.getLong("data.lastNumber")).isEqualTo(2);
            assertThat(body.getLong("data.matchedSequence")).isEqualTo(body.getLong("data.data.sequence"));
            assertThat(receiver.calls().get(3).number()).isEqualTo("3");
            subscriber.leave();
        }
    }

    @Test
    void aNewerHeartbeatTakesThePlaceOfOneThatHasNotGoneOut() {
        CountDownLatch busy = new CountDownLatch(1);
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call -> {
                if (call.number() != null) {
                    busy.await();
                }
                return new Status(204);
            });
            Subscriber subscriber =
                    Subscriber.to(receiver.url(), Map.of("types", List.of("designation.*", "source.heartbeat")));
            log.publish(Events.listed("busy"));
            await().untilAsserted(() -> assertThat(receiver.size()).isEqualTo(1));
            // When
            operations.publish(heartbeat(1));
            operations.publish(heartbeat(2));
            NumberedOperation newest = operations.publish(heartbeat(3));
            await().untilAsserted(() -> assertThat(pendingHeartbeat())
                    .isEqualTo(newest.operationId().toString()));
            busy.countDown();
            // Then
            await().untilAsserted(() -> assertThat(receiver.size()).isEqualTo(2));
            assertThat(receiver.calls().get(1).id())
                    .isEqualTo(newest.operationId().toString());
            subscriber.leave();
        }
    }

    @Test
    void aHeartbeatIsTriedOnceAndAnOldOneNotAtAll() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(500))) {
            Subscriber subscriber = Subscriber.to(receiver.url(), Map.of("types", List.of("source.heartbeat")));
            // When
            operations.send(operations.number(heartbeat(1), Instant.now().minus(Duration.ofMinutes(6))));
            NumberedOperation beat = operations.publish(heartbeat(2));
            // Then
            await().untilAsserted(() ->
                    assertThat(ids(receiver)).containsExactly(beat.operationId().toString()));
            await().during(Duration.ofSeconds(1))
                    .untilAsserted(() -> assertThat(receiver.size()).isEqualTo(1));
            subscriber.asks().get(subscriber.path("/deliveries")).then().body("items", is(List.of()));
            subscriber.leave();
        }
    }

    @Test
    void foldingAnewTellsNothingTwice() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url(), Map.of("types", List.of("source.stale")));
            NumberedOperation first = operations.publish(stale("anew-1"));
            await().untilAsserted(() -> assertThat(receiver.size()).isEqualTo(1));
            // When
            execute("drop schema fold cascade");
            flyway.migrate();
            NumberedOperation second = operations.publish(stale("anew-2"));
            // Then
            await().untilAsserted(() -> assertThat(ids(receiver))
                    .containsExactly(
                            first.operationId().toString(), second.operationId().toString()));
            assertThat(receiver.numbers()).containsExactly("1", "2");
            subscriber.leave();
        }
    }

    private static List<String> ids(Receiver receiver) {
        return receiver.calls().stream().map(Receiver.Call::id).toList();
    }

    private String pendingHeartbeat() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("select operation_id from own.heartbeat")) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
