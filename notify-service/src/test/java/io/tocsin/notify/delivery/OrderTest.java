package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.designation.Significance;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.notify.Events;
import io.tocsin.notify.NotifyTestResource;
import io.tocsin.notify.Receiver;
import io.tocsin.notify.Receiver.Status;
import io.tocsin.notify.Subscriber;
import io.tocsin.notify.TestLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class OrderTest {
    private static final int SUBJECTS = 15;
    private static final int EVENTS = 150;

    private final TestLog log = TestLog.shared();

    @Test
    void ofEachSubjectNothingIsMissingAndNothingOutOfOrderHoweverOftenItFails() {
        for (long seed : List.of(1L, 2L, 3L)) {
            Random random = new Random(seed);
            Map<String, String> subjects = new ConcurrentHashMap<>();
            Map<String, List<Long>> sent = new ConcurrentHashMap<>();
            Map<String, List<Long>> taken = new ConcurrentHashMap<>();
            try (Receiver receiver = new Receiver().replying(call -> {
                String subject = subjects.get(call.id());
                synchronized (random) {
                    if (subject == null || random.nextInt(10) < 3) {
                        return new Status(503);
                    }
                }
                taken.computeIfAbsent(subject, s -> Collections.synchronizedList(new ArrayList<>()))
                        .add(Long.parseLong(call.number()));
                return new Status(204);
            })) {
                Subscriber subscriber = Subscriber.with(
                        "acme",
                        Map.of(
                                "url",
                                receiver.url(),
                                "ordered",
                                true,
                                "orderedBy",
                                "subject",
                                "limits",
                                Map.of("concurrency", 8),
                                "retries",
                                Collections.nCopies(20, "PT0.05S")));

                for (long number = 1; number <= EVENTS; number++) {
                    String subject = seed + "-" + random.nextInt(SUBJECTS);
                    LoggedEvent event = log.seal(Events.amended(subject, Significance.MATERIAL));
                    subjects.put(event.eventId().toString(), subject);
                    sent.computeIfAbsent(subject, s -> new ArrayList<>()).add(number);
                    log.sendSoon(event);
                }

                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(taken).isEqualTo(sent));
                subscriber.leave();
            }
        }
    }

    @Test
    void aSubjectThatFailsIsParkedAndTheOthersGoOn() {
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call -> new Status(call.body().contains("parked-a") ? 422 : 200));
            Subscriber subscriber = bySubject(receiver);

            log.publish(
                    Events.listed("parked-a"),
                    Events.delisted("parked-a"),
                    Events.listed("parked-b"),
                    Events.delisted("parked-b"));

            await().untilAsserted(() ->
                    assertThat(receiver.numbers()).containsExactly("1", "3", "4", "1", "1", "2", "2", "2"));
            subscriber.leave();
        }
    }

    @Test
    void anEntryThatIsRenumberedWaitsForWhatItWasBefore() {
        try (Receiver receiver = new Receiver()) {
            receiver.replying(call -> new Status(call.number().equals("1") ? 422 : 200));
            Subscriber subscriber = bySubject(receiver);

            log.publish(
                    Events.listed("before"),
                    Events.rekeyed("before", "after"),
                    Events.amended("after", Significance.MATERIAL));

            await().untilAsserted(() -> assertThat(receiver.numbers()).containsExactly("1", "1", "1", "2", "3"));
            subscriber.leave();
        }
    }

    @Test
    void anOrderBySubjectThatIsNotWantedIsASlip() {
        Subscriber.as("acme")
                .contentType("application/json")
                .body(Map.of("url", "http://127.0.0.1:9/", "orderedBy", "subject"))
                .post("/v1/subscriptions")
                .then()
                .statusCode(400)
                .body("detail", containsString("set \"ordered\" to true"));
    }

    @Test
    void theOrderCanBeChangedAndIsShown() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.ordered(receiver.url());
            subscriber.asks().get(subscriber.path("")).then().body("orderedBy", is("subscription"));

            subscriber
                    .asks()
                    .contentType("application/json")
                    .body(Map.of("orderedBy", "subject"))
                    .patch(subscriber.path(""))
                    .then()
                    .statusCode(200)
                    .body("ordered", is(true))
                    .body("orderedBy", is("subject"));
            subscriber.leave();
        }
    }

    private static Subscriber bySubject(Receiver receiver) {
        return Subscriber.with("acme", Map.of("url", receiver.url(), "ordered", true, "orderedBy", "subject"));
    }
}
