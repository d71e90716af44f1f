package io.tocsin.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.embedded.TocsinTestResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Prints how long an event takes from the producer to the receiver, and how many deliveries go out in a
/// second. Not
/// part of the build: run it with `-Dtest=LatencyMeasure`.
@QuarkusTest
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "notify"))
@QuarkusTestResource(NotifyTestResource.class)
class LatencyMeasure {
    private final TestLog log = TestLog.shared();

    @Test
    void fromTheTopicToTheReceiver() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            singles(receiver, 300);
            List<Long> nanos = singles(receiver, 1000);
            print("event on Kafka -> webhook received, ms", nanos);
            subscriber.leave();
        }
    }

    @Test
    void manyEventsToOneSubscription() {
        try (Receiver receiver = new Receiver()) {
            Subscriber subscriber = Subscriber.to(receiver.url());
            rate("5,000 events to one subscription", receiver, 5000, 1);
            subscriber.leave();
        }
    }

    @Test
    void oneEventToManySubscriptions() {
        try (Receiver receiver = new Receiver()) {
            List<Subscriber> subscribers = IntStream.range(0, 1000)
                    .mapToObj(i -> Subscriber.to(receiver.url("/" + i)))
                    .toList();
            rate("10 events to 1,000 subscriptions", receiver, 10, 1000);
            subscribers.forEach(Subscriber::leave);
        }
    }

    /// The yardstick: the same receiver called one request after another, with nothing before and nothing after.
    @Test
    void bareRequestsOneAfterAnother() throws IOException, InterruptedException {
        try (Receiver receiver = new Receiver();
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                    .header("webhook-timestamp", "1")
                    .POST(HttpRequest.BodyPublishers.ofString("x".repeat(1500)))
                    .build();
            long began = 0;
            for (int i = 0; i < 4000; i++) {
                began = i == 2000 ? System.nanoTime() : began;
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
            System.out.printf(
                    "MEASURE bare requests, one after another: %.0f/s%n", 2000 / ((System.nanoTime() - began) / 1e9));
        }
    }

    private List<Long> singles(Receiver receiver, int count) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LoggedEvent event = log.seal(Events.listed("single-" + i));
            int before = receiver.size();
            long began = System.nanoTime();
            log.send(event);
            while (receiver.size() == before) {
                LockSupport.parkNanos(100_000);
            }
            nanos.add(receiver.calls().getLast().nanos() - began);
            LockSupport.parkNanos(5_000_000);
        }
        return nanos;
    }

    private void rate(String what, Receiver receiver, int events, int subscriptions) {
        List<LoggedEvent> sealed = IntStream.range(0, events)
                .mapToObj(i -> log.seal(Events.listed("rate-" + i)))
                .toList();
        long began = System.nanoTime();
        sealed.forEach(log::sendSoon);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> receiver.size() >= events * subscriptions);
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(receiver.size()).isEqualTo(events * subscriptions);
        System.out.printf("MEASURE %s: %.0f deliveries/s%n", what, events * subscriptions / seconds);
    }

    private static void print(String what, List<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "MEASURE %s: p50 %.2f p95 %.2f p99 %.2f max %.2f%n",
                what,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 95 / 100) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                sorted.getLast() / 1e6);
    }
}
