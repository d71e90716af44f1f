package io.tocsin.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

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
import io.tocsin.notify.circuit.Notice;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What endpoints go through that were down for long, under the defaults; days pass in seconds.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class DownForADayTest {
    private static final int ENDPOINTS = 20;
    private static final int BACKLOG = 120;
    private static final int PER_SECOND = 20;
    private static final Duration DAY = Duration.ofDays(1);

    /// Five failures open a circuit; trials follow after pauses of 30 s, 1, 2, 4 and 8 min, then every 15 min.
    private static final int MOST_WHILE_DOWN = 5 + 5 + 24 * 4;

    @Inject
    SimulatedSending sending;

    private final TestLog log = TestLog.shared();

    private record Request(long number, Duration at, boolean taken) {}

    @Test
    void afterADayThereIsNoStormAndAllArrivesInOrder() throws Exception {
        Map<String, List<Request>> requests = new ConcurrentHashMap<>();
        try (Receiver receiver = new Receiver()) {
            Map<String, Subscriber> subscribers = new HashMap<>();
            for (int i = 0; i < ENDPOINTS; i++) {
                String path = (isOrdered(i) ? "/ordered/" : "/any/") + i;
                subscribers.put(path, asleep(receiver.url(path), isOrdered(i)));
            }
            backlog("down", subscribers.values());
            try (SimulatedSending.Run run = sending.on(ids(subscribers.values()))) {
                receiver.replying(call -> {
                    boolean up = run.passed().compareTo(DAY) >= 0;
                    requests.computeIfAbsent(call.path(), path -> new CopyOnWriteArrayList<>())
                            .add(new Request(Long.parseLong(call.number()), run.passed(), up));
                    return new Status(up ? 204 : 503);
                });

                run.until(DAY);
                run.until(DAY.multipliedBy(3));

                subscribers.forEach((path, subscriber) -> {
                    List<Request> here = requests.get(path);
                    assertThat(here.stream().filter(request -> !request.taken()).count())
                            .as("requests to %s while it was down", path)
                            .isLessThanOrEqualTo(MOST_WHILE_DOWN);
                    assertNeverAboveTheRate(path, here);
                    assertAllTaken(path, here);
                    assertThat(run.notices(UUID.fromString(subscriber.id())))
                            .extracting(Notice::type)
                            .as("notices of %s", path)
                            .containsExactly(Notice.Type.FAILING, Notice.Type.RECOVERED);
                });
                report(requests);
            }
            subscribers.values().forEach(Subscriber::leave);
        }
    }

    @Test
    void anEndpointThatStaysDownIsGivenUpAfterFiveDaysAndNotBefore() throws Exception {
        try (Receiver receiver = new Receiver().replying(call -> new Status(503))) {
            Subscriber subscriber = asleep(receiver.url(), true);
            backlog("dead", List.of(subscriber));
            UUID id = UUID.fromString(subscriber.id());
            try (SimulatedSending.Run run = sending.on(Set.of(id))) {

                run.until(DAY.multipliedBy(8), now -> now.notices(id).size() > 1);

                assertThat(run.notices(id))
                        .extracting(Notice::type)
                        .containsExactly(Notice.Type.FAILING, Notice.Type.DISABLED);
                assertThat(run.passed())
                        .as("with the first try after five days")
                        .isBetween(DAY.multipliedBy(5), DAY.multipliedBy(7));
            }
            subscriber.leave();
        }
    }

    private static boolean isOrdered(int endpoint) {
        return endpoint % 2 == 0;
    }

    /// Its deliveries gather and are not sent.
    private static Subscriber asleep(String url, boolean ordered) {
        return Subscriber.with(
                "asleep",
                Map.of("url", url, "ordered", ordered, "state", "disabled", "limits", Map.of("perSecond", PER_SECOND)));
    }

    private void backlog(String reference, Iterable<Subscriber> subscribers) {
        for (int i = 0; i < BACKLOG; i++) {
            log.sendSoon(log.seal(Events.listed(reference + "-" + i)));
        }
        for (Subscriber subscriber : subscribers) {
            await().untilAsserted(() -> subscriber
                    .asks()
                    .get(subscriber.path("/deliveries?limit=" + BACKLOG))
                    .then()
                    .body("items.size()", is(BACKLOG)));
        }
    }

    private static Set<UUID> ids(Iterable<Subscriber> subscribers) {
        List<UUID> ids = new ArrayList<>();
        subscribers.forEach(subscriber -> ids.add(UUID.fromString(subscriber.id())));
        return Set.copyOf(ids);
    }

    private static void assertNeverAboveTheRate(String path, List<Request> requests) {
        for (int i = 0; i + PER_SECOND < requests.size(); i++) {
            assertThat(requests.get(i + PER_SECOND).at().minus(requests.get(i).at()))
                    .as("%d requests to %s from %s on", PER_SECOND + 1, path, requests.get(i))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    private static void assertAllTaken(String path, List<Request> requests) {
        List<Long> all = LongStream.rangeClosed(1, BACKLOG).boxed().toList();
        List<Long> taken =
                requests.stream().filter(Request::taken).map(Request::number).toList();
        if (path.startsWith("/ordered")) {
            assertThat(requests).extracting(Request::number).as(path).isSorted();
            assertThat(taken).as(path).isEqualTo(all);
        } else {
            assertThat(taken).as(path).containsExactlyInAnyOrderElementsOf(all);
        }
    }

    private static void report(Map<String, List<Request>> requests) {
        for (String kind : List.of("/ordered", "/any")) {
            Map<Boolean, List<Request>> byTaken = requests.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(kind))
                    .flatMap(entry -> entry.getValue().stream())
                    .collect(Collectors.partitioningBy(Request::taken));
            System.out.printf(
                    "%s: %d requests an endpoint while down, all %d taken %s after%n",
                    kind,
                    byTaken.get(false).size() / (ENDPOINTS / 2),
                    byTaken.get(true).size(),
                    byTaken.get(true).stream()
                            .map(Request::at)
                            .max(Duration::compareTo)
                            .orElseThrow()
                            .minus(DAY));
        }
    }
}
