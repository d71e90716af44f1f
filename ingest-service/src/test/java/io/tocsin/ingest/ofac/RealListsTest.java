package io.tocsin.ingest.ofac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Programmes;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.ofac.SampleLists.Reading;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whole lists as OFAC published them. What changed between two of them was computed without this project.
class RealListsTest {
    private static final Map<String, Reading> READ = new HashMap<>();

    /// What changed from one list to the next.
    record Changes(Set<String> added, Set<String> removed, Map<String, List<Change>> changed) {
        static Changes between(Reading before, Reading after) {
            Set<String> added = new TreeSet<>(after.entries().keySet());
            added.removeAll(before.entries().keySet());
            Set<String> removed = new TreeSet<>(before.entries().keySet());
            removed.removeAll(after.entries().keySet());
            Map<String, List<Change>> changed = new TreeMap<>();
            before.entries().forEach((reference, entry) -> {
                Designation now = after.entry(reference);
                List<Change> changes = now == null || now.equals(entry) ? List.of() : Difference.between(entry, now);
                if (!changes.isEmpty()) {
                    changed.put(reference, changes);
                }
            });
            return new Changes(added, removed, changed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sdn_2023-10-18a.csv, 13140",
        "sdn_2023-10-18b.csv, 13157",
        "sdn_2023-10-20.csv, 13165",
        "sdn_2024-04-18.csv, 14624",
        "sdn_2024-04-19.csv, 14630",
        "sdn_2024-05-03.csv, 14965",
        "consolidated_2024-05-06.xml, 443",
        "consolidated_2025-03-28.xml, 443",
        "sdn_enhanced_IRGC_2024-08-28.xml, 293",
        "SDN_made_19391_v1.xml.gz, 19391",
        "SDN_made_19391_v2.xml.gz, 19396"
    })
    void everyEntryOfARealListIsUnderstood(String file, int entries) {
        Reading list = list(file);

        assertThat(list.facts().entries()).isEqualTo(entries);
        assertThat(list.entries()).hasSize(entries);
        assertThat(list.facts().faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sdn_2023-10-18a.csv, sdn_2023-10-18b.csv, ofac_sdn_diff_2023-10-18a__2023-10-18b.json",
        "sdn_2023-10-18b.csv, sdn_2023-10-20.csv, ofac_sdn_diff_2023-10-18b__2023-10-20.json",
        "sdn_2024-04-18.csv, sdn_2024-04-19.csv, ofac_sdn_diff_2024-04-18__2024-04-19.json"
    })
    void whatChangedIsWhatWasFoundIndependently(String before, String after, String expected) throws Exception {
        JsonNode difference = DesignationJson.MAPPER.readTree(SharedLists.data("expected/" + expected));

        Changes changes = Changes.between(list(before), list(after));

        assertThat(changes.added()).isEqualTo(references(difference, "added"));
        assertThat(changes.removed()).isEqualTo(references(difference, "removed"));
        assertThat(changes.changed().keySet()).isEqualTo(references(difference, "changed"));
    }

    @Test
    void aProgrammeGainedIsAMaterialChangeOfThatFieldAlone() {
        Changes changes = Changes.between(list("sdn_2024-04-18.csv"), list("sdn_2024-04-19.csv"));

        assertThat(changes.changed().get("34769")).singleElement().satisfies(change -> {
            assertThat(change.field()).isEqualTo(Field.PROGRAMMES);
            assertThat(change.after().toString()).isEqualTo("[\"BELARUS-EO14038\",\"NPWMD\"]");
        });
    }

    /// Of the 74, 54 gain nothing but statements that OFAC keeps among the ids; 20 gain programmes, aliases or
    /// numbers.
    @Test
    void aMassEditOfTheConsolidatedListIsMostlyNoNews() {
        Reading before = list("consolidated_2024-05-06.xml");
        Reading after = list("consolidated_2025-03-28.xml");

        Changes changes = Changes.between(before, after);

        assertThat(changes.added()).containsExactly("50476");
        assertThat(changes.removed()).containsExactly("18293");
        assertThat(changes.changed()).hasSize(74);
        assertThat(changes.changed().values())
                .filteredOn(entry -> entry.stream().noneMatch(c -> c.significance() == Significance.MATERIAL))
                .hasSize(54);
        assertThat(changes.changed().get("9659")).extracting(Change::field).containsExactly(Field.REMARKS);
        assertThat(reordered(before, after)).isEqualTo(227);
    }

    @Test
    void theFullSizeListChangesWhereItWasMadeToChange() {
        Map<String, Set<String>> expected = new String(
                        SharedLists.data("expected/SDN_made_v1_v2.txt"), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" "))
                .collect(Collectors.groupingBy(
                        words -> words[0],
                        Collectors.mapping(words -> words[1], Collectors.toCollection(TreeSet::new))));

        Changes changes = Changes.between(list("SDN_made_19391_v1.xml.gz"), list("SDN_made_19391_v2.xml.gz"));

        assertThat(changes.added()).isEqualTo(expected.get("add"));
        assertThat(changes.removed()).isEqualTo(expected.get("remove"));
        assertThat(changes.changed().keySet()).isEqualTo(expected.get("modify"));
    }

    @Test
    void aPartyInCsvAndXmlHasOneNameKindAndProgrammes() {
        Reading csv = list("sdn_2024-05-03.csv");
        Reading xml = list("SDN_made_19391_v1.xml.gz");
        List<String> differing = new ArrayList<>();
        int both = 0;

        for (Designation one : csv.entries().values()) {
            Designation other = xml.entry(one.reference());
            if (other != null) {
                both++;
                if (!one.subject().primaryName().equals(other.subject().primaryName())
                        || one.subject().type() != other.subject().type()
                        || !one.programmes().equals(other.programmes())) {
                    differing.add(one.reference());
                }
            }
        }

        // The XML was made from later rows: these four had changed in between.
        assertThat(both).isGreaterThan(14_900);
        assertThat(differing).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void namesAndProgrammesOfTheCsvAreAllThere() {
        Reading list = list("sdn_2024-05-03.csv");
        assertThat(list.entries().values())
                .allSatisfy(entry -> assertThat(entry.subject().names())
                        .filteredOn(name -> name.quality() == NameQuality.PRIMARY)
                        .hasSize(1));
        String text = new String(SharedLists.data("ofac/sdn_2024-05-03.csv"), StandardCharsets.US_ASCII);

        // Counted over the text: one programme a row, and one more at each "] [".
        long joined = IntStream.iterate(text.indexOf("] ["), at -> at >= 0, at -> text.indexOf("] [", at + 1))
                .count();
        assertThat(list.entries().values().stream()
                        .mapToInt(entry -> entry.programmes().size())
                        .sum())
                .isEqualTo((int) (14_965 + joined));
        assertThat(list.entries().values().stream()
                        .filter(entry -> entry.subject().type() == SubjectType.PERSON))
                .hasSize(6854);
    }

    @Test
    void everyLegalAuthorityOfTheEnhancedListHasATitle() {
        assertThat(list("sdn_enhanced_IRGC_2024-08-28.xml").entries().values().stream()
                        .flatMap(entry -> entry.legalBases().stream())
                        .map(LegalBasis::instrument)
                        .distinct())
                .hasSizeGreaterThan(10)
                .allSatisfy(instrument -> assertThat(Programmes.instrument(instrument))
                        .as(instrument)
                        .isPresent());
    }

    @Test
    void theEnhancedFormatIsKnownWhole() {
        Reading list = list("sdn_enhanced_IRGC_2024-08-28.xml");

        assertThat(list.facts().oddities()).isEmpty();
        assertThat(list.entries().values()).allSatisfy(entry -> {
            assertThat(entry.designatedOn()).isNotNull();
            assertThat(entry.legalBases()).isNotEmpty();
            assertThat(entry.measures()).contains("Block");
        });
    }

    /// The plain list is that of four months before: what differs had changed in between.
    @Test
    void theEnhancedFormatSaysOfAPartyWhatThePlainListSays() {
        Reading csv = list("sdn_2024-05-03.csv");
        Map<Field, Set<String>> differing = new TreeMap<>();
        int both = 0;

        for (Designation rich :
                list("sdn_enhanced_IRGC_2024-08-28.xml").entries().values()) {
            Designation plain = csv.entry(rich.reference());
            if (plain != null) {
                both++;
                for (Change change : Difference.between(plain, rich)) {
                    differing
                            .computeIfAbsent(change.field(), none -> new TreeSet<>())
                            .add(rich.reference());
                }
            }
        }

        assertThat(both).isGreaterThan(250);
        assertThat(differing)
                .doesNotContainKeys(Field.SUBJECT_TYPE, Field.IDENTIFIERS, Field.BIRTHS, Field.NATIONALITIES);
        assertThat(differing.get(Field.PROGRAMMES)).containsExactly("28924", "40601", "40602");
    }

    @Test
    void theTablesOfDecember2025JoinTheList() throws Exception {
        Reading joined = SampleLists.read(SampleLists.zip(Map.of(
                "SDN.CSV", SharedLists.data("ofac/sdn_2024-05-03.csv"),
                "ALT.CSV", SharedLists.data("ofac/alt_2025-12.csv"),
                "ADD.CSV", SharedLists.data("ofac/add_2025-12.csv"),
                "SDN_COMMENTS.CSV", SharedLists.data("ofac/sdn_comments_2025-12.csv"))));

        assertThat(joined.facts().entries()).isEqualTo(14_965);
        assertThat(joined.facts().faults()).isEmpty();
        assertThat(joined.facts().form().name()).isEqualTo("ofac/sdn-csv+alt+add+comments");
        assertThat(joined.facts().form().coverage()).containsEntry(Field.REMARKS, Coverage.FULL);
        assertThat(joined.entry("36").subject().names()).hasSize(2);
        assertThat(joined.entry("36").subject().addresses()).singleElement().hasToString("Havana, CU");
    }

    @Test
    void anOutageIsNoList() {
        assertThat(SampleLists.isRecognised(SharedLists.data("ofac/sdn_2024-05-04_EMPTY.csv")))
                .isFalse();
    }

    @Test
    void theListCutAfterNineThousandLinesHasItsFault() throws Exception {
        String text = new String(SharedLists.data("ofac/sdn_2024-05-03.csv"), StandardCharsets.US_ASCII);
        byte[] cut = SampleLists.bytes(text.lines().limit(9000).collect(Collectors.joining("\r\n", "", "\r\n")));

        assertThat(SampleLists.read(cut).facts().faults())
                .extracting(Fault::rule)
                .containsExactly("final-marker");
    }

    @Test
    void aListThatBreaksOffInsideACellIsRefusedWithItsLine() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> SampleLists.read(SharedLists.bytes("cases/ofac-malformed/sdn.csv")))
                .withMessageContaining("inside the quoted cell")
                .satisfies(refused -> assertThat(refused.where()).isEqualTo("SDN.CSV line 2421"));
    }

    private static int reordered(Reading before, Reading after) {
        int reordered = 0;
        for (var entry : before.fingerprints().entrySet()) {
            String now = after.fingerprints().get(entry.getKey());
            if (now != null
                    && !now.equals(entry.getValue())
                    && before.entry(entry.getKey()).equals(after.entry(entry.getKey()))) {
                reordered++;
            }
        }
        return reordered;
    }

    private static Set<String> references(JsonNode difference, String kind) {
        return StreamSupport.stream(difference.get(kind).spliterator(), false)
                .map(entry -> entry.get("ent_num").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Reading list(String file) {
        byte[] document = SharedLists.data("ofac/" + file);
        return READ.computeIfAbsent(file, name -> {
            try {
                return SampleLists.read(document);
            } catch (Exception e) {
                throw new AssertionError(name, e);
            }
        });
    }
}
