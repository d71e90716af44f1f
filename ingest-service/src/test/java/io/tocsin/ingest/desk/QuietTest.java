package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A source that has not changed for longer than it ever has is shown.
@IngestTest
class QuietTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    @Test
    void longSilenceIsUnusualOnceEnoughIntervalsWereSeen() {
        // Given
        documents(1, 6);
        JsonPath tooFew = get("/v1/sources/ofac-sdn");
        // When
        documents(7, 7);
        // Then
        JsonPath source = get("/v1/sources/ofac-sdn");
        assertThat(tooFew.getBoolean("unusuallyQuiet")).isFalse();
        assertThat(source.getBoolean("unusuallyQuiet")).isTrue();
        assertThat(source.getLong("longestQuietSeconds"))
                .isEqualTo(Duration.ofDays(10).toSeconds());
        assertThat(source.getLong("typicalQuietSeconds"))
                .isEqualTo(Duration.ofDays(10).toSeconds());
        assertThat(source.getLong("quietSeconds"))
                .isGreaterThan(Duration.ofDays(300).toSeconds());
    }

    @Test
    void theChangesOfTheLastDaysAreCountedAndTheBaselineIsNoChange() {
        // Given
        documents(1, 3);
        // When
        JsonPath source = get("/v1/sources/ofac-sdn");
        // Then
        List<Integer> days = source.getList("changesLast30Days");
        assertThat(days).hasSize(30).startsWith(0).endsWith(2);
        assertThat(source.getString("lastRunId"))
                .isEqualTo(get("/v1/runs?limit=1").getString("items[0].runId"));
    }

    @Test
    void aSourceThatNeverChangedIsNotQuiet() {
        JsonPath source = get("/v1/sources/ofac-cons");
        assertThat(source.getBoolean("unusuallyQuiet")).isFalse();
        assertThat(source.getString("quietSeconds")).isNull();
        assertThat(source.getString("longestQuietSeconds")).isNull();
        assertThat(source.getString("every")).as("it is not watched").isNull();
    }

    /// Each document is ten days after the one before and has one entry more; the first is the baseline.
    private static void documents(int first, int last) {
        for (int n = first; n <= last; n++) {
            operator()
                    .contentType("application/octet-stream")
                    .body(csv(examples(n)).getBytes(StandardCharsets.UTF_8))
                    .queryParam("publishedAt", FIRST.plusDays(10L * n).toString())
                    .post("/v1/sources/ofac-sdn/documents")
                    .then()
                    .statusCode(200);
        }
    }
}
