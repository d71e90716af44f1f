package io.tocsin.registry.feed;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Received;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.TokenKeys;
import io.tocsin.registry.fold.Fold;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Measures, and is run by hand (`-Dtest=LiveMeasurement`): how long it takes from an event that is folded to
/// listeners that have it, and how fast exports are.
@QuarkusTest
@TestProfile(LiveMeasurement.Alone.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "registry"))
@QuarkusTestResource(TokenKeys.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LiveMeasurement {
    /// A log of its own, with all else as it is by default.
    public static class Alone implements QuarkusTestProfile {}

    private static final int EVENTS = 300;
    private static final int PARTIES = 20_000;
    private static final TestLog LOG = new TestLog();

    @Inject
    DataSource database;

    @Test
    @Order(1)
    void foldedToSeenByOneListener() throws Exception {
        foldedToSeen(1);
    }

    @Test
    @Order(2)
    void foldedToSeenByManyListeners() throws Exception {
        foldedToSeen(200);
    }

    private void foldedToSeen(int listeners) throws Exception {
        ConcurrentHashMap<String, CountDownLatch> awaited = new ConcurrentHashMap<>();
        List<EventStreamReader> streams = new ArrayList<>();
        for (int i = 0; i < listeners; i++) {
            EventStreamReader stream = EventStreamReader.open("", null);
            assertThat(stream.nextComment()).isEqualTo("live");
            streams.add(stream);
            Thread.ofVirtual().start(() -> {
                for (var next = stream.next(); next.isPresent(); next = stream.next()) {
                    awaited.get(next.get().id()).countDown();
                }
            });
        }
        long[] micros = new long[EVENTS];
        for (int i = 0; i < EVENTS; i++) {
            LoggedEvent event = LOG.listed(organisation("live-" + listeners + "-" + i, "Party " + i));
            CountDownLatch seen = new CountDownLatch(listeners);
            awaited.put(Long.toString(event.sequence()), seen);
            fold(List.of(event));
            long folded = System.nanoTime();
            assertThat(seen.await(20, TimeUnit.SECONDS)).isTrue();
            micros[i] = (System.nanoTime() - folded) / 1000;
        }
        streams.forEach(EventStreamReader::close);
        Arrays.sort(micros);
        System.out.printf(
                "folded to seen by all of %d: median %d us, p99 %d us, most %d us%n",
                listeners, micros[EVENTS / 2], micros[EVENTS * 99 / 100], micros[EVENTS - 1]);
    }

    @Test
    @Order(3)
    void exportsOfManyDesignations() throws Exception {
        List<LoggedEvent> batch = new ArrayList<>();
        for (int i = 0; i < PARTIES; i++) {
            batch.add(LOG.listed(organisation("export-" + i, "Party number " + i, "P" + i, "The " + i + "th party")));
            if (batch.size() == 1000) {
                fold(batch);
                batch.clear();
            }
        }
        for (String form : List.of("jsonl", "csv", "ftm.json")) {
            long start = System.nanoTime();
            long bytes = 0;
            long most = 0;
            try (InputStream in = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port
                                            + "/v1/exports/designations." + form))
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream())
                    .body()) {
                byte[] buffer = new byte[1 << 16];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                    most = Math.max(
                            most,
                            Runtime.getRuntime().totalMemory()
                                    - Runtime.getRuntime().freeMemory());
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%s: %d MB in %.1f s, %.0f designations a second, heap (with the test's) at most %d MB%n",
                    form, bytes >> 20, seconds, PARTIES / seconds, most >> 20);
        }
        long start = System.nanoTime();
        int got = 0;
        try (EventStreamReader stream = EventStreamReader.open("?after=0", null)) {
            while (got < LOG.events().size() && stream.next().isPresent()) {
                got++;
            }
        }
        System.out.printf(
                "catching up over one stream: %.0f events a second%n", got / ((System.nanoTime() - start) / 1e9));
    }

    private void fold(List<LoggedEvent> events) throws Exception {
        List<Received> batch = new ArrayList<>();
        for (LoggedEvent event : events) {
            batch.add(Received.read(event.sequence() - 1, event.json().getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(new Fold(database).apply(batch).halt()).isNull();
    }
}
