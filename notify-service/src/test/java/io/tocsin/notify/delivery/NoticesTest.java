package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class NoticesTest {
    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    private final TestLog log = TestLog.shared();

    @Test
    void whatBecomesOfAnEndpointIsToldAtTheOthersThatAskForIt() {
        try (Receiver failing = new Receiver().replying(call -> new Status(503));
                Receiver other = new Receiver();
                Receiver strangers = new Receiver()) {
            Subscriber subscriber = Subscriber.with(
                    "herald", Map.of("url", failing.url(), "retries", Collections.nCopies(20, "PT0.05S")));
            Subscriber watcher = watcher("herald", other);
            Subscriber stranger = watcher("stranger", strangers);

            log.publish(Events.listed("news-1"));
            await().untilAsserted(() -> assertThat(types(other)).containsExactly("endpoint.failing"));
            failing.replying(call -> new Status(200));
            await().untilAsserted(
                            () -> assertThat(types(other)).containsExactly("endpoint.failing", "endpoint.recovered"));
            failing.replying(call -> new Status(410));
            log.publish(Events.listed("news-2"));
            await().untilAsserted(() -> assertThat(types(other))
                    .containsExactly("endpoint.failing", "endpoint.recovered", "endpoint.disabled"));

            assertThat(other.numbers()).containsExactly("1", "2", "3");
            assertThat(other.calls()).allMatch(call -> call.isSignedWith(watcher.secret()));
            JsonNode disabled = json(other.calls().getLast()).path("data");
            assertThat(disabled.path("subscriptionId").asText()).isEqualTo(subscriber.id());
            assertThat(disabled.path("url").asText()).isEqualTo(failing.url());
            assertThat(disabled.path("reason").asText()).isEqualTo("The endpoint answered 410 Gone.");
            assertThat(disabled.path("since").asText()).isNotEmpty();
            assertThat(disabled.path("pendingDeliveries").asInt()).isEqualTo(1);
            assertThat(disabled.path("enable").asText())
                    .isEqualTo("POST /v1/subscriptions/" + subscriber.id() + "/enable");
            assertThat(strangers.calls()).isEmpty();
            List.of(subscriber, watcher, stranger).forEach(Subscriber::leave);
        }
    }

    @Test
    void afterDaysOfNothingButFailuresTheSubscriptionIsDisabledAndOneCallUndoesIt() throws SQLException {
        try (Receiver receiver = new Receiver().replying(call -> new Status(500))) {
            Subscriber subscriber = Subscriber.with("herald", Map.of("url", receiver.url()));
            log.publish(Events.listed("days-1"));
            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state", is(List.of("exhausted"))));
            failingSince(subscriber, Duration.ofDays(6));

            log.publish(Events.listed("days-2"));

            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path(""))
                    .then()
                    .body("state", is("disabled"))
                    .body("disabledBecause", startsWith("Nothing but failures since ")));
            receiver.replying(call -> new Status(200));
            log.publish(Events.listed("days-3"));
            await().untilAsserted(() ->
                    subscriber.asks().get(subscriber.path("/deliveries")).then().body("items.size()", is(3)));
            subscriber
                    .asks()
                    .post(subscriber.path("/enable"))
                    .then()
                    .statusCode(200)
                    .body("state", is("active"));
            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state", is(List.of("delivered", "delivered", "exhausted"))));
            subscriber.leave();
        }
    }

    private void failingSince(Subscriber subscriber, Duration ago) throws SQLException {
        await().untilAsserted(() -> {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("update own.lane set failing_since = '"
                                + clock.instant().minus(ago)
                                + "' where exhausted = 1 and claimed_by is null and subscription_id = '"
                                + subscriber.id() + "'"))
                        .isEqualTo(1);
            }
        });
    }

    private static Subscriber watcher(String tenant, Receiver receiver) {
        return Subscriber.with(tenant, Map.of("url", receiver.url(), "filter", Map.of("types", List.of("endpoint.*"))));
    }

    private static List<String> types(Receiver receiver) {
        return receiver.calls().stream()
                .map(call -> json(call).path("type").asText())
                .toList();
    }

    private static JsonNode json(Receiver.Call call) {
        try {
            return new ObjectMapper().readTree(call.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
