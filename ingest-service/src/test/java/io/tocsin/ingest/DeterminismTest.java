package io.tocsin.ingest;

import static io.tocsin.ingest.Desk.announce;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static io.tocsin.ingest.SmallLists.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// The same documents, decisions and clock give the same log on any machine.
@IngestTest
@TestProfile(DeterminismTest.StandingClock.class)
class DeterminismTest {
    @Inject
    DataSource database;

    @Test
    void freshRunsOverTheSameDocumentsWithTheSameClockGiveEqualDigests() throws SQLException {
        // When
        String first = digestAfterTheDay();
        String second = digestAfterTheDay();
        // Then
        assertThat(second).isEqualTo(first);
    }

    private String digestAfterTheDay() throws SQLException {
        EmptyDatabase.empty(database, UUID.fromString("11111111-2222-4333-8444-555555555555"));
        post("ofac-sdn", csv(examples(20)));
        JsonPath held = post(
                "ofac-sdn",
                csv(example(0), example(1).under("IFSR"), example(2).remarked("Website www.example.test.")));
        Desk.decide(held.getString("runId"), "release").then().statusCode(200);
        post("ofac-sdn", xml("12/18/2024", examples(3)));
        announce(
                "us-state",
                "https://www.state.gov/example/",
                "2024-12-18T17:00:00Z",
                "The Department of State is designating Example Aerospace Complex pursuant to E.O. 13382.");
        assertThat(get("/v1/digest").getInt("sequence")).isGreaterThan(40);
        return get("/v1/digest").getString("digest");
    }

    /// A clock that stands.
    @Alternative
    static class StandingClockProducer {
        @Produces
        @ApplicationScoped
        @Alternative
        Clock clock() {
            return Clock.fixed(Instant.parse("2024-12-18T18:00:00.123456Z"), ZoneOffset.UTC);
        }
    }

    public static class StandingClock implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(StandingClockProducer.class);
        }
    }
}
