package io.tocsin.ingest.freshness;

import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.postgres.SessionLock;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.FreshnessConfig;
import io.tocsin.ingest.source.Watchbook;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The heart beats once an interval, however many replicas there are.
@IngestTest
class HeartbeatTest {
    private static final Instant NOON = Instant.parse("2024-12-18T12:00:00Z");

    @Inject
    Heartbeat heartbeat;

    @Inject
    Watchbook watchbook;

    @Inject
    DataSource database;

    @Inject
    Catalogue catalogue;

    @Inject
    Freshness freshness;

    @Test
    void itSaysWhereTheLogEndsAndHowFreshEverySourceIs() {
        // Given
        post("ofac-sdn", csv(examples(3)));
        // When
        heartbeat.beatIfDue(NOON);
        // Then
        JsonPath beat = get("/v1/operations");
        JsonPath end = get("/v1/digest");
        assertThat(beat.getList("items.type")).isEqualTo(List.of("source.heartbeat"));
        assertThat(beat.getString("items[0].source")).isNull();
        assertThat(beat.getInt("items[0].data.sequence")).isEqualTo(end.getInt("sequence"));
        assertThat(beat.getString("items[0].data.digest")).isEqualTo(end.getString("digest"));
        assertThat(beat.getList("items[0].data.sources.id"))
                .isEqualTo(get("/v1/sources").getList("items.id"));
        assertThat(beat.getString("items[0].data.sources.find { it.id == 'ofac-sdn' }.lastVerifiedAt"))
                .isEqualTo(get("/v1/sources/ofac-sdn").getString("lastVerifiedAt"));
    }

    @Test
    void itBeatsOncePerIntervalAcrossRestartsAndReplicas() throws InterruptedException, ExecutionException {
        // When
        atOnce(() -> heartbeat.beatIfDue(NOON));
        atOnce(() -> heartbeat.beatIfDue(NOON.plusSeconds(59)));
        atOnce(() -> heartbeat.beatIfDue(NOON.plusSeconds(61)));
        // Then
        assertThat(get("/v1/operations").getList("items.number")).isEqualTo(List.of(1, 2));
    }

    @Test
    void whatBecameStaleIsToldByOneOfManyThatSeeIt() throws InterruptedException, ExecutionException {
        // Given
        watchbook.tick("ofac-sdn", NOON, Optional.of(Duration.ofHours(1)));
        // When
        atOnce(() -> watchbook.tick("ofac-sdn", NOON.plus(Duration.ofHours(2)), Optional.of(Duration.ofHours(1))));
        // Then
        assertThat(get("/v1/operations").getList("items.type")).isEqualTo(List.of("source.stale"));
    }

    @Test
    void aReplicaThatDoesNotLeadStaysSilentUntilTheLeaderIsGone() throws SQLException, InterruptedException {
        // Given
        FreshnessWatch standby = new FreshnessWatch(
                database, catalogue, freshness, watchbook, heartbeat, new Eager(), Clock.systemUTC());
        try (SessionLock leader = SessionLock.tryTake(database, "freshness").orElseThrow()) {
            // When
            standby.start(null);
            // Then
            await().during(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(beats()).isZero());
        }
        await().untilAsserted(() -> assertThat(beats()).isEqualTo(1));
        standby.stop(null);
    }

    private static int beats() {
        return get("/v1/operations").getList("items").size();
    }

    private static void atOnce(Runnable work) throws InterruptedException, ExecutionException {
        List<Callable<Void>> replicas = Collections.nCopies(6, () -> {
            work.run();
            return null;
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Void> done : threads.invokeAll(replicas)) {
                done.get();
            }
        }
    }

    private record Eager() implements FreshnessConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration tick() {
            return Duration.ofMillis(50);
        }

        @Override
        public int failingAfterLooks() {
            return 3;
        }

        @Override
        public int listLooks() {
            return 8;
        }

        @Override
        public int announcementLooks() {
            return 6;
        }

        @Override
        public Duration staleAfterAtLeast() {
            return Duration.ofHours(1);
        }

        @Override
        public int quietIntervals() {
            return 5;
        }

        @Override
        public Duration quietAtLeast() {
            return Duration.ofDays(1);
        }
    }
}
