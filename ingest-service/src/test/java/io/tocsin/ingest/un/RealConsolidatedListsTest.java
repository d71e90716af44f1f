package io.tocsin.ingest.un;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.Shared;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadList.Differences;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The lists as the Security Council published them.
class RealConsolidatedListsTest {
    @ParameterizedTest
    @ValueSource(strings = {"2017-07-02", "2017-07-03", "2024-09-22", "2024-09-26", "2025-04-19"})
    void everyListIsReadWholeAndKnownInEveryElement(String day) throws Exception {
        var facts = read(day).facts();

        assertThat(facts.entries()).isBetween(875, 1024);
        assertThat(facts.faults()).isEmpty();
        assertThat(facts.oddities()).isEmpty();
        assertThat(facts.publishedOn()).isNotNull();
    }

    @Test
    void aListThatWasGeneratedAnewIsUnchanged() throws Exception {
        assertThat(read("2024-09-26").fingerprints())
                .isEqualTo(read("2024-09-22").fingerprints());
    }

    @Test
    void threeWereDelistedInJuly2017() throws Exception {
        Differences differences = read("2017-07-02").until(read("2017-07-03"));

        assertThat(differences.delisted()).isEqualTo(references("2017-07-02__2017-07-03", "removed"));
        assertThat(differences.delisted()).hasSize(3);
        assertThat(differences.listed()).isEmpty();
    }

    @Test
    void sevenMonthsAreFourListingsTwoDelistingsAndAmendmentsThatShowTheirDifference() throws Exception {
        Differences differences = read("2024-09-26").until(read("2025-04-19"));

        assertThat(differences.listed()).isEqualTo(references("2024-09-26__2025-04-19", "added"));
        assertThat(differences.delisted()).isEqualTo(references("2024-09-26__2025-04-19", "removed"));
        assertThat(differences.changed()).hasSizeLessThanOrEqualTo(158);
        assertThat(references("2024-09-26__2025-04-19", "changed"))
                .containsAll(differences.changed().keySet());
        assertThat(differences.changed().values())
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                DesignationEvent.Amended.class,
                                amended -> assertThat(amended.changes())
                                        .isNotEmpty()
                                        .allSatisfy(change ->
                                                assertThat(change.before()).isNotEqualTo(change.after()))));
    }

    @Test
    void theListThatWasServedDamagedIsRefusedWithThePosition() {
        byte[] broken = Shared.bytes("data/un/un_2025-08-16_BROKEN_ENCODING.xml");

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> ReadList.of(ConsolidatedXml.format(ReadingLimits.DEFAULTS), broken))
                .satisfies(e -> assertThat(e.where()).matches("line 53, column 1\\d"));
    }

    private static ReadList read(String day) throws UnreadableDocument, IOException {
        return ReadList.of(ConsolidatedXml.format(ReadingLimits.DEFAULTS), Shared.bytes("data/un/un_" + day + ".xml"));
    }

    private static TreeSet<String> references(String days, String which) throws IOException {
        JsonNode expected = new ObjectMapper().readTree(Shared.bytes("data/expected/un_diff_" + days + ".json"));
        TreeSet<String> references = new TreeSet<>();
        expected.required(which)
                .forEach(entry -> references.add((entry.isTextual()
                                ? entry.textValue()
                                : entry.required("ref").textValue())
                        .strip()));
        return references;
    }
}
