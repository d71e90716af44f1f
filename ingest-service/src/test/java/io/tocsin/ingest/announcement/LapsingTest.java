package io.tocsin.ingest.announcement;

import static io.tocsin.ingest.Desk.announce;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is warned when the expected entry does not come.
@IngestTest
@TestProfile(LapsingTest.AWatchedListAndAClockThatCanBeSet.class)
class LapsingTest {
    private static final Instant ANNOUNCED = Instant.parse("2024-12-18T17:00:00Z");
    private static final String STATEMENT =
            "The Department of State is designating Granexample Company Limited pursuant to E.O. 13382.";
    private static final String MISSILES = "The Department of State is imposing sanctions on Granexample Company"
            + " Limited pursuant to section 73 of the Arms Export Control Act.";
    private static final Listed ENTRY = new Listed(52_002, "GRANEXAMPLE CO. LTD.", "NPWMD", "");

    private static volatile Instant now = ANNOUNCED;

    @Inject
    Lapsing lapsing;

    @BeforeEach
    void beginTheDay() {
        now = ANNOUNCED;
    }

    @Test
    void anEntryThatDoesNotComeInTimeIsWarnedOfOnceAndThePartyStaysAnnounced() {
        // Given
        announceAndWait(STATEMENT, Duration.ofDays(6));
        post("ofac-sdn", csv(examples(4)));
        // When
        int first = lapsing.lapse();
        int second = lapsing.lapse();
        // Then
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(last()).containsEntry("type", "designation.lapsed").containsEntry("source", "us-state");
        assertThat((Map<?, ?>) last().get("designation")).extracting("status").isEqualTo("announced");
    }

    @Test
    void beforeTheTimeIsOverNobodyIsWarned() {
        // Given
        announceAndWait(STATEMENT, Duration.ofDays(4));
        post("ofac-sdn", csv(examples(4)));
        // When
        int lapsed = lapsing.lapse();
        // Then
        assertThat(lapsed).isZero();
    }

    @Test
    void whereTheListWasNotSeenSinceNobodyIsWarned() {
        // Given
        announceAndWait(STATEMENT, Duration.ofDays(6));
        // When
        int lapsed = lapsing.lapse();
        // Then
        assertThat(lapsed).isZero();
    }

    @Test
    void whereTheListIsHeldNobodyIsWarned() {
        // Given
        announceAndWait(STATEMENT, Duration.ofDays(6));
        post("ofac-sdn", csv(examples(20)));
        post("ofac-sdn", csv(examples(4)));
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isEqualTo("held");
        // When
        int lapsed = lapsing.lapse();
        // Then
        assertThat(lapsed).isZero();
    }

    @Test
    void missileSanctionsNeverLapse() {
        // Given
        announceAndWait(MISSILES, Duration.ofDays(300));
        post("ofac-sdn", csv(examples(4)));
        // When
        int lapsed = lapsing.lapse();
        // Then
        assertThat(lapsed).isZero();
        assertThat(get("/v1/sources/us-state").getInt("designations")).isEqualTo(1);
    }

    @Test
    void anEntryThatComesLateConfirmsWhatLapsed() {
        // Given
        announceAndWait(STATEMENT, Duration.ofDays(6));
        post("ofac-sdn", csv(examples(4)));
        lapsing.lapse();
        // When
        post(
                "ofac-sdn",
                csv(Stream.concat(Stream.of(examples(4)), Stream.of(ENTRY)).toArray(Listed[]::new)));
        // Then
        assertThat(last()).containsEntry("type", "designation.confirmed");
        assertThat((Map<?, ?>) last().get("designation")).extracting("revision").isEqualTo(3);
    }

    private static void announceAndWait(String text, Duration wait) {
        post("ofac-sdn", csv(examples(3)));
        assertThat(announce("us-state", "https://www.state.gov/example/", ANNOUNCED.toString(), text)
                        .getInt("announced"))
                .isEqualTo(1);
        now = ANNOUNCED.plus(wait);
    }

    private static Map<String, Object> last() {
        List<Map<String, Object>> events = eventsAfter(0);
        return events.getLast();
    }

    /// A clock that the test sets.
    @Alternative
    static class SetClockProducer {
        @Produces
        @ApplicationScoped
        @Alternative
        Clock clock() {
            return ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
        }
    }

    /// The list is watched, though nothing answers at its address: the documents come by hand.
    public static class AWatchedListAndAClockThatCanBeSet implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SetClockProducer.class);
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tocsin.ingest.watch", "true",
                    "tocsin.ingest.sources.ofac-sdn.url", "http://127.0.0.1:9/list",
                    "tocsin.ingest.sources.ofac-sdn.every", "1000d",
                    "tocsin.ingest.sources.ofac-cons.watch", "false",
                    "tocsin.ingest.sources.us-state.watch", "false",
                    "tocsin.ingest.announcements.lapse-every", "1000d");
        }
    }
}
