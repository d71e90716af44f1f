package io.tocsin.ingest.freshness;

import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.ingest.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// An authority falls silent, and speaks again.
@QuarkusTest
@TestProfile(SilenceTest.OwnClock.class)
@QuarkusTestResource(value = TocsinTestResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
@QuarkusTestResource(Tokens.class)
@QuarkusTestResource(PlayedAuthority.class)
class SilenceTest {
    private static final AtomicReference<Duration> PASSED = new AtomicReference<>(Duration.ZERO);

    /// The clock of the machine, put forward by the test.
    @Alternative
    static class OwnClockProducer {
        @Produces
        @ApplicationScoped
        @Alternative
        Clock clock() {
            return new Clock() {
                private final Clock machine = Clock.systemUTC();

                @Override
                public ZoneId getZone() {
                    return machine.getZone();
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    throw new UnsupportedOperationException("no service asks its clock for another zone");
                }

                @Override
                public Instant instant() {
                    return machine.instant().plus(PASSED.get());
                }
            };
        }
    }

    public static class OwnClock implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(OwnClockProducer.class);
        }
    }

    @Test
    void silenceIsToldOnceAndSoIsItsEnd() {
        // Given
        await().untilAsserted(() -> assertThat(source().getString("state")).isEqualTo("ok"));
        PlayedAuthority.silent = true;
        await().untilAsserted(() -> assertThat(told()).isEqualTo(List.of("source.failing")));
        JsonPath failing = source();
        // When
        PASSED.set(Duration.ofHours(3));
        await().untilAsserted(() -> assertThat(told()).isEqualTo(List.of("source.failing", "source.stale")));
        String metrics = operator().get("/q/metrics").asString();
        PlayedAuthority.silent = false;
        // Then
        await().untilAsserted(() ->
                assertThat(told()).isEqualTo(List.of("source.failing", "source.stale", "source.recovered")));
        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(told()).as("told once each").hasSize(3));
        assertThat(failing.getString("state")).isEqualTo("failing");
        assertThat(failing.getString("reason")).contains("503");
        assertThat(failing.getString("failingSince")).isNotNull();
        assertThat(failing.getInt("staleAfterSeconds")).isEqualTo(7200);
        assertThat(metrics)
                .contains("tocsin_source_state{source=\"ofac-sdn\",state=\"failing\"} 1.0")
                .containsPattern("tocsin_source_verified_age_seconds\\{source=\"ofac-sdn\"} 1[0-9]{4}")
                .contains("tocsin_runs_total{outcome=\"baseline\",source=\"ofac-sdn\"} 1.0")
                .containsPattern("tocsin_log_sequence [1-9]")
                .contains("tocsin_operations_relay_lag");
        JsonPath operations = get("/v1/operations?source=ofac-sdn");
        assertThat(operations.getInt("items[0].data.looks")).isEqualTo(3);
        assertThat(operations.getString("items[1].data.why")).contains("503");
        assertThat(operations.getList("items[2].data.from")).isEqualTo(List.of("source.failing", "source.stale"));
        assertThat(source().getString("state")).isEqualTo("ok");
        assertThat(source().getInt("failedLooks")).isZero();
    }

    private static List<String> told() {
        return get("/v1/operations?source=ofac-sdn").getList("items.type");
    }

    private static JsonPath source() {
        return get("/v1/sources/ofac-sdn");
    }
}
