package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Who asks for it is told by the hour or the day what has gathered.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class DigestTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Sending sending;

    private final TestLog log = TestLog.shared();

    @Test
    void whatGathersIsToldOnTheHourInOneMessageAndSettledWithIt() throws SQLException {
        AtomicInteger calls = new AtomicInteger();
        try (Receiver receiver = new Receiver().replying(call -> new Status(calls.incrementAndGet() < 2 ? 500 : 200))) {
            Subscriber subscriber = Subscriber.with("acme", Map.of("url", receiver.url(), "digest", "PT1H"));
            log.publish(Events.listed("digest-1"), Events.listed("digest-2"), Events.listed("digest-3"));
            await().untilAsserted(() ->
                    assertThat(deliveries(subscriber, "state")).hasSize(3).containsOnly("pending"));
            assertThat(deliveries(subscriber, "dueAt")).allSatisfy(due -> {
                Instant at = Instant.parse((String) due);
                assertThat(at.getEpochSecond() % 3600).isZero();
                assertThat(Duration.between(Instant.now(), at)).isBetween(Duration.ofSeconds(-1), Duration.ofHours(1));
            });
            assertThat(receiver.calls()).isEmpty();

            theHourStrikes(subscriber);

            await().untilAsserted(
                            () -> assertThat(deliveries(subscriber, "state")).containsOnly("delivered"));
            assertThat(receiver.calls()).hasSize(2).allMatch(call -> call.isSignedWith(subscriber.secret()));
            assertThat(receiver.calls().get(1).id())
                    .isEqualTo(receiver.calls().get(0).id());
            assertThat(receiver.calls().get(1).body())
                    .isEqualTo(receiver.calls().get(0).body());
            assertThat(receiver.numbers()).containsOnlyNulls();
            JsonPath digest = JsonPath.from(receiver.calls().get(1).body());
            assertThat(digest.getString("type")).isEqualTo("digest");
            assertThat(digest.getList("data.items.number")).isEqualTo(List.of(1, 2, 3));
            assertThat(digest.getList("data.items.designationId"))
                    .isEqualTo(List.of("ofac-sdn:digest-1", "ofac-sdn:digest-2", "ofac-sdn:digest-3"));
            assertThat(deliveries(subscriber, "attempts")).containsOnly(2);
            subscriber.leave();
        }
    }

    @Test
    void moreThanOneDigestHoldsGoesOutInSeveral() throws SQLException {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.with("acme", Map.of("url", receiver.url(), "digest", "PT1H"));
            for (int i = 0; i < 120; i++) {
                log.sendSoon(log.seal(Events.listed("many-" + i)));
            }
            await().untilAsserted(() ->
                    subscriber.asks().get(subscriber.path("")).then().body("nextNumber", is(121)));

            theHourStrikes(subscriber);

            await().untilAsserted(() -> assertThat(receiver.calls().stream()
                            .flatMap(call -> JsonPath.from(call.body()).getList("data.items.number").stream())
                            .toList())
                    .hasSize(120)
                    .doesNotHaveDuplicates());
            assertThat(receiver.calls()).hasSizeBetween(3, 12);
            subscriber.leave();
        }
    }

    @Test
    void aDayEndsWhenTheSubscriberSays() {
        Subscriber subscriber =
                Subscriber.with("acme", Map.of("url", "http://127.0.0.1:9/hook", "digest", "P1D", "digestAt", "07:00"));
        subscriber
                .asks()
                .get(subscriber.path(""))
                .then()
                .body("digest", is("P1D"))
                .body("digestAt", is("07:00"));

        log.publish(Events.listed("daily"));

        await().untilAsserted(() -> assertThat(deliveries(subscriber, "dueAt")).hasSize(1));
        Instant due = Instant.parse((String) deliveries(subscriber, "dueAt").getFirst());
        assertThat(due.atOffset(ZoneOffset.UTC).toLocalTime()).hasToString("07:00");
        assertThat(Duration.between(Instant.now(), due)).isBetween(Duration.ofSeconds(-1), Duration.ofDays(1));
        subscriber.leave();
    }

    @Test
    void aRhythmIsTakenBackAndAWrongOneIsQuoted() {
        Subscriber subscriber = Subscriber.with("acme", Map.of("url", "http://127.0.0.1:9/hook", "digest", "PT1H"));
        Map<String, Object> none = new HashMap<>();
        none.put("digest", null);

        change(subscriber, none).statusCode(200).body("digest", nullValue());
        change(subscriber, Map.of("digest", "PT5M")).statusCode(400).body("detail", containsString("PT5M"));
        change(subscriber, Map.of("digest", "PT1H", "digestAt", "07:00"))
                .statusCode(400)
                .body("detail", containsString("P1D"));
        change(subscriber, Map.of("digest", "P1D", "digestAt", "25:00"))
                .statusCode(400)
                .body("detail", containsString("25:00"));
        subscriber.leave();
    }

    private static io.restassured.response.ValidatableResponse change(Subscriber subscriber, Map<String, Object> body) {
        return subscriber
                .asks()
                .contentType("application/json")
                .body(body)
                .patch(subscriber.path(""))
                .then();
    }

    /// What is due with the next digest is due now.
    private void theHourStrikes(Subscriber subscriber) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            String now = "date_trunc('second', now())";
            statement.execute("update own.delivery set due_at = " + now
                    + " where state = 'pending' and subscription_id = '" + subscriber.id() + "'");
            statement.execute(
                    "update own.lane set due_at = " + now + " where subscription_id = '" + subscriber.id() + "'");
        }
        sending.wake();
    }

    private static List<Object> deliveries(Subscriber subscriber, String property) {
        return subscriber
                .asks()
                .get(subscriber.path("/deliveries?limit=200"))
                .jsonPath()
                .getList("items." + property);
    }
}
