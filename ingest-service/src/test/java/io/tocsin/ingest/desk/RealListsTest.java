package io.tocsin.ingest.desk;

import static io.tocsin.ingest.Desk.counts;
import static io.tocsin.ingest.Desk.eventsAfter;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.path.json.JsonPath;
import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.Shared;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The lists that OFAC published, and what changed between them as others computed it.
@IngestTest
class RealListsTest {
    @Test
    void theListOf20October2023DiffersAsComputedIndependently() throws IOException {
        // Given
        JsonNode expected = expected("ofac_sdn_diff_2023-10-18b__2023-10-20.json");
        JsonPath baseline = post("ofac-sdn", Shared.bytes("data/ofac/sdn_2023-10-18b.csv"));
        // When
        JsonPath run = post("ofac-sdn", Shared.bytes("data/ofac/sdn_2023-10-20.csv"));
        // Then
        assertThat(baseline.getString("outcome")).isEqualTo("baseline");
        assertThat(baseline.getInt("listed"))
                .isEqualTo(expected.get("count_from").asInt());
        assertThat(run.getString("outcome")).isEqualTo("published");
        List<Map<String, Object>> events =
                eventsAfter(expected.get("count_from").asLong());
        assertThat(references(events, "designation.listed")).isEqualTo(references(expected, "added"));
        assertThat(references(events, "designation.delisted")).isEqualTo(references(expected, "removed"));
        assertThat(references(events, "designation.amended")).isEqualTo(references(expected, "changed"));
        assertThat(events).hasSize(12);
        assertThat(get("/v1/sources/ofac-sdn").getInt("designations"))
                .isEqualTo(expected.get("count_to").asInt());
    }

    @Test
    void aProgrammeGainedIsAMaterialAmendment() {
        // Given
        int before =
                post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-04-18.csv")).getInt("listed");
        // When
        JsonPath run = post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-04-19.csv"));
        // Then
        assertThat(counts(run)).containsExactly(6, 0, 1);
        JsonPath events = get("/v1/events?after={n}", before);
        assertThat(events.getList("items.findAll { it.type == 'designation.amended' }.changes.flatten()"))
                .hasSize(1);
        assertThat(events.getString("items.find { it.type == 'designation.amended' }.designation.reference"))
                .isEqualTo("34769");
        assertThat(events.getList("items.find { it.type == 'designation.amended' }.changes[0].after"))
                .containsExactly("BELARUS-EO14038", "NPWMD");
        assertThat(events.getString("items.find { it.type == 'designation.amended' }.changes[0].significance"))
                .isEqualTo("material");
    }

    /// Some 300 entries differ in the file: 227 in nothing but order, 54 in remarks (OFAC keeps
    /// "Secondary sanctions risk:" among the ids), and 20 gain programmes or gain and lose names and
    /// identifiers.
    @Test
    void ofTheReWordedConsolidatedListOnlyTheEntriesThatGainOrLoseFactsAreMaterial() {
        // Given
        int before = post("ofac-cons", Shared.bytes("data/ofac/consolidated_2024-05-06.xml"))
                .getInt("listed");
        // When
        JsonPath run = post("ofac-cons", Shared.bytes("data/ofac/consolidated_2025-03-28.xml"));
        // Then
        assertThat(counts(run)).containsExactly(1, 1, 74);
        List<String> amended = get("/v1/events?after={n}&limit=1000", before)
                .getList("items.findAll { e -> e.type == 'designation.amended'"
                        + " && e.changes.any { it.significance == 'material' } }.designation.reference");
        assertThat(amended).hasSize(20).contains("17145").doesNotContain("17015");
    }

    @ParameterizedTest
    @CsvSource({
        "sdn_2023-10-18a.csv, sdn_2023-10-18b.csv",
        "sdn_2024-04-19.csv, sdn_2024-05-03.csv",
        "SDN_made_19391_v1.xml.gz, SDN_made_19391_v2.xml.gz"
    })
    void noListThatFollowsAnotherIsHeld(String before, String after) {
        // Given
        post("ofac-sdn", Shared.bytes("data/ofac/" + before));
        // When
        JsonPath run = post("ofac-sdn", Shared.bytes("data/ofac/" + after));
        // Then
        assertThat(run.getString("reason")).isNull();
        assertThat(run.getString("outcome")).isIn("published", "unchanged");
        assertThat(run.getInt("rekeyed")).isZero();
    }

    /// In these six months OFAC ended a programme, and put some of its parties under another.
    @Test
    void afterHalfAYearTheRemovalsWaitAndAllElseGoesOut() {
        // Given
        int before =
                post("ofac-sdn", Shared.bytes("data/ofac/sdn_2023-10-20.csv")).getInt("listed");
        // When
        JsonPath run = post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-04-18.csv"));
        // Then
        assertThat(run.getString("outcome")).isEqualTo("held");
        assertThat(run.getString("reason"))
                .contains("removals: 265 of " + before)
                .contains("programme ZIMBABWE");
        assertThat(run.getInt("heldRemovals")).isEqualTo(265);
        assertThat(run.getInt("listed")).isPositive();
        assertThat(run.getInt("delisted")).isZero();
        assertThat(run.getInt("firstSequence")).isEqualTo(before + 1);
    }

    @Test
    void anOutageOrACutFileDelistsNobodyAndTheSourceSaysWhy() {
        // Given
        byte[] list = Shared.bytes("data/ofac/sdn_2024-05-03.csv");
        int entries = post("ofac-sdn", list).getInt("listed");
        // When
        JsonPath empty = post("ofac-sdn", Shared.bytes("data/ofac/sdn_2024-05-04_EMPTY.csv"));
        String afterEmpty = get("/v1/sources/ofac-sdn").getString("reason");
        JsonPath cut = post("ofac-sdn", lines(list, 9_000));
        String afterCut = get("/v1/sources/ofac-sdn").getString("reason");
        JsonPath cutByItsLast = post("ofac-sdn", lines(list, entries - 200));
        // Then
        assertThat(empty.getString("outcome")).isEqualTo("rejected");
        assertThat(afterEmpty).contains("no byte").contains(Integer.toString(entries));
        assertThat(cut.getString("outcome")).isEqualTo("held");
        assertThat(cut.getInt("heldRemovals")).isEqualTo(entries - 9_000);
        assertThat(afterCut).contains("final-marker").contains("removals: " + (entries - 9_000) + " of " + entries);
        assertThat(cutByItsLast.getString("outcome")).isEqualTo("held");
        assertThat(cutByItsLast.getString("reason")).contains("final-marker");
        assertThat(get("/v1/sources/ofac-sdn").getString("state")).isEqualTo("held");
        assertThat(get("/v1/digest").getInt("sequence")).isEqualTo(entries);
    }

    private static byte[] lines(byte[] list, int count) {
        return Arrays.stream(new String(list, StandardCharsets.US_ASCII).split("(?<=\r\n)"))
                .limit(count)
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static JsonNode expected(String file) throws IOException {
        return DesignationJson.MAPPER.readTree(Shared.bytes("data/expected/" + file));
    }

    private static Set<String> references(JsonNode expected, String what) {
        Set<String> references = new TreeSet<>();
        StreamSupport.stream(expected.get(what).spliterator(), false)
                .forEach(entry -> references.add(entry.get("ent_num").asText()));
        return references;
    }

    private static Set<String> references(List<Map<String, Object>> events, String type) {
        Set<String> references = new TreeSet<>();
        events.stream()
                .filter(event -> event.get("type").equals(type))
                .forEach(event -> references.add(
                        ((Map<?, ?>) event.get("designation")).get("reference").toString()));
        return references;
    }
}
