package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.counts;
import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.example;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.SmallLists.Listed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What becomes of entries that the authority gave another reference, and of the same edit in many
/// entries.
@IngestTest
class RenumberedEntriesTest {
    @Test
    void thousandsOfRenumberedEntriesAreNeitherDelistedNorListed() {
        // Given
        post("ofac-sdn", csv(examples(3000)));
        // When
        JsonPath run = post("ofac-sdn", csv(renumbered(examples(3000))));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("published");
        assertThat(counts(run)).containsExactly(0, 0, 0);
        assertThat(run.getInt("rekeyed")).isEqualTo(3000);
        Map<String, Object> event = eventsAfter(3000).getFirst();
        assertThat(event).containsEntry("type", "designation.rekeyed");
        assertThat(link(event))
                .containsEntry("rel", "rekeyedFrom")
                .containsEntry("designationId", "ofac-sdn:1000")
                .containsEntry("explanation", "the same names, and everything else in the entry is equal");
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations")).isEqualTo(3000);
        assertThat(post("ofac-sdn", csv(renumbered(examples(3000)))).getString("outcome"))
                .isEqualTo("unchanged");
    }

    @Test
    void inDoubtTheListIsHeldAndAReleaseDelistsAndLists() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        Listed[] next = examples(20);
        next[4] = new Listed(9004, next[4].name(), "IFSR", "");
        // When
        JsonPath held = post("ofac-sdn", csv(next));
        JsonPath released = decide(held.getString("runId"), "release").jsonPath();
        // Then
        assertThat(held.getString("outcome")).isEqualTo("held");
        assertThat(held.getString("reason"))
                .isEqualTo("rekey-doubt: 1004 may have become 9004: nothing but the name speaks for one party");
        assertThat(counts(released)).containsExactly(1, 1, 0);
    }

    @Test
    void aReferenceThatComesBackForAnotherPartyIsHeld() {
        // Given
        post("ofac-sdn", csv(examples(20)));
        post("ofac-sdn", csv(examples(19)));
        Listed[] next = examples(20);
        next[19] = new Listed(next[19].uid(), "SOMEBODY ELSE", "NPWMD", "");
        // When
        JsonPath run = post("ofac-sdn", csv(next));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("held");
        assertThat(run.getString("reason")).startsWith("reference-reused: 1019");
    }

    @Test
    void theSameEditInManyEntriesIsMarkedInEachOfItsEvents() {
        // Given
        post("ofac-sdn", csv(remarked(150, "Section 1 applies.")));
        // When
        JsonPath run = post("ofac-sdn", csv(remarked(150, "Article 2 applies.")));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("published");
        assertThat(counts(run)).containsExactly(0, 0, 150);
        List<Map<String, Object>> events = eventsAfter(150);
        assertThat(events.stream().map(event -> event.get("bulk")).distinct()).hasSize(1);
        assertThat(get("/v1/events?after=150&limit=1").getMap("items[0].bulk"))
                .containsEntry("size", 150)
                .containsEntry("firstSequence", 151)
                .containsEntry("lastSequence", 300)
                .containsEntry("edit", Map.of("field", "remarks", "before", "Section 1", "after", "Article 2"));
    }

    @Test
    void aFewAlikeStandForThemselves() {
        // Given
        post("ofac-sdn", csv(remarked(99, "Section 1 applies.")));
        // When
        post("ofac-sdn", csv(remarked(99, "Article 2 applies.")));
        // Then
        assertThat(eventsAfter(99))
                .hasSize(99)
                .allSatisfy(event -> assertThat(event).doesNotContainKey("bulk"));
    }

    private static Map<String, Object> link(Map<String, Object> event) {
        return get("/v1/events?after={n}&limit=1", (int) event.get("sequence") - 1)
                .getMap("items[0].links[0]");
    }

    private static Listed[] remarked(int count, String remarks) {
        return IntStream.range(0, count)
                .mapToObj(n -> example(n).remarked("Note " + n + " of many. " + remarks))
                .toArray(Listed[]::new);
    }

    private static Listed[] renumbered(Listed... entries) {
        return Arrays.stream(entries)
                .map(e -> new Listed(e.uid() + 50_000, e.name(), e.programme(), e.remarks()))
                .toArray(Listed[]::new);
    }
}
