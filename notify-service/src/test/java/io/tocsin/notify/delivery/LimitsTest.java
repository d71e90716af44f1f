package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class LimitsTest {
    private final TestLog log = TestLog.shared();

    @Test
    void asManyRequestsAreUnderWayAsTheSubscriberAllowsAndNoMore() {
        CountDownLatch all = new CountDownLatch(3);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Receiver receiver = new Receiver().replying(call -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            all.countDown();
            all.await();
            now.decrementAndGet();
            return new Status(200);
        })) {
            Subscriber subscriber = limited(receiver, Map.of("concurrency", 3));

            for (int i = 0; i < 30; i++) {
                log.publish(Events.listed("at-once-" + i));
            }

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(30));
            assertThat(most).hasValue(3);
            subscriber.leave();
        }
    }

    @Test
    void overTheRateDeliveriesWaitAndDoNotFail() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = limited(receiver, Map.of("perSecond", 10));

            for (int i = 0; i < 25; i++) {
                log.publish(Events.listed("rate-" + i));
            }

            await().untilAsserted(() -> assertThat(receiver.calls()).hasSize(25));
            List<Long> at = receiver.calls().stream().map(Receiver.Call::nanos).toList();
            for (int i = 0; i + 10 < at.size(); i++) {
                // Half of it: what is sent evenly may arrive in a bunch.
                assertThat(at.get(i + 10) - at.get(i))
                        .isGreaterThan(Duration.ofMillis(500).toNanos());
            }
            assertThat(at.getLast() - at.getFirst())
                    .isGreaterThan(Duration.ofMillis(2300).toNanos());
            subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.attempts.unique()", is(List.of(1)));
            subscriber.leave();
        }
    }

    @Test
    void anAttemptEndsWithTheSubscribersOwnTime() {
        CountDownLatch end = new CountDownLatch(1);
        try (Receiver receiver = new Receiver().replying(call -> {
            end.await();
            return new Status(200);
        })) {
            Subscriber subscriber = limited(receiver, Map.of("timeout", "PT0.2S"));

            log.publish(Events.listed("own-time"));

            await().untilAsserted(() -> subscriber
                    .asks()
                    .get("/v1/deliveries/" + subscriber.id() + ":1/attempts")
                    .then()
                    .body("items[0].error", is("The endpoint did not answer within 200 ms.")));
            end.countDown();
            subscriber.leave();
        }
    }

    @Test
    void theSubscribersOwnRetriesTakeThePlaceOfTheSchedule() {
        try (Receiver receiver = new Receiver().replying(call -> new Status(422))) {
            Subscriber subscriber = Subscriber.with(
                    "acme", Map.of("url", receiver.url(), "retries", List.of("PT0.1S", "PT0.1S", "PT0.1S", "PT0.1S")));

            log.publish(Events.listed("own-retries"));

            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries"))
                    .then()
                    .body("items.state", is(List.of("exhausted")))
                    .body("items.attempts", is(List.of(5))));
            subscriber.leave();
        }
    }

    @Test
    void limitsAreShownAndLeftToTheDefaultsWithNull() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = limited(receiver, Map.of("timeout", "PT2S", "perSecond", 7));
            subscriber
                    .asks()
                    .get(subscriber.path(""))
                    .then()
                    .body("limits", equalTo(Map.of("timeout", "PT2S", "perSecond", 7)))
                    .body("retries", nullValue());

            Map<String, Object> none = new HashMap<>();
            none.put("limits", null);
            subscriber
                    .asks()
                    .contentType("application/json")
                    .body(none)
                    .patch(subscriber.path(""))
                    .then()
                    .statusCode(200)
                    .body("limits", equalTo(Map.of()));
            subscriber.leave();
        }
    }

    @Test
    void whatIsOutOfBoundsIsRefusedWithTheBound() {
        refused(Map.of("limits", Map.of("concurrency", 33))).body("detail", containsString("from 1 to 32, not 33"));
        refused(Map.of("limits", Map.of("concurency", 3))).body("detail", containsString("\"concurency\""));
        refused(Map.of("limits", Map.of("timeout", "PT10M"))).body("detail", containsString("between PT0.1S and PT3S"));
        refused(Map.of("limits", Map.of("timeout", "15s"))).body("detail", containsString("ISO 8601"));
        refused(Map.of("retries", List.of())).body("detail", containsString("1 to 20"));
        refused(Map.of("retries", List.of("PT0S"))).body("detail", containsString("between PT0.05S"));
        refused(Map.of("retries", List.of("P6D", "P6D"))).body("detail", containsString("PT288H together"));
    }

    private static ValidatableResponse refused(Map<String, Object> terms) {
        Map<String, Object> request = new HashMap<>(terms);
        request.put("url", "http://127.0.0.1:9/");
        return Subscriber.as("acme")
                .contentType("application/json")
                .body(request)
                .post("/v1/subscriptions")
                .then()
                .statusCode(400);
    }

    private static Subscriber limited(Receiver receiver, Map<String, Object> limits) {
        return Subscriber.with("acme", Map.of("url", receiver.url(), "limits", limits));
    }
}
