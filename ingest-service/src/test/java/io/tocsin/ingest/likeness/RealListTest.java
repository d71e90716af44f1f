package io.tocsin.ingest.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Programmes;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.Shared;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Announced parties among the 14,973 entries of a real list.
class RealListTest {
    private static final double ENOUGH = 0.8;
    private static final Map<String, Designation> ENTRIES = new LinkedHashMap<>();
    private static final NameIndex INDEX = new NameIndex();

    @BeforeAll
    static void read() throws UnreadableDocument, IOException {
        byte[] list = Shared.bytes("data/ofac/sdn_2024-05-03.csv");
        var format = OfacList.of("ofac-sdn", "us-ofac").formats().stream()
                .filter(one -> one.recognises(Arrays.copyOf(list, 4096)))
                .findFirst()
                .orElseThrow();
        format.read(new ByteArrayInputStream(list), entry -> {
            ENTRIES.put(entry.reference(), entry.designation());
        });
        long begun = System.nanoTime();
        ENTRIES.forEach(INDEX::put);
        System.out.printf("%,d entries indexed in %d ms%n", ENTRIES.size(), (System.nanoTime() - begun) / 1_000_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Minsk Wheel Tractor Plant | ORGANISATION | E.O. 14038 | 34769
            Granpect Company Limited | ORGANISATION | E.O. 13382 | 48621
            Xi\u2019an Longde Technology Development Co., Ltd. | ORGANISATION | E.O. 13382 | 48620
            Tianjin Creative Source International Trade Company Limited | ORGANISATION | E.O. 13382 | 48622
            Beijing Luo Luo Technology Development Company Limited | ORGANISATION | E.O. 13382 | 45717
            Changzhou Utek Composite Company | ORGANISATION | E.O. 13382 | 45718
            General Technology Ltd | ORGANISATION | E.O. 13382 | 45716
            Ben-Zion Gopstein | PERSON | E.O. 14115 | 48605
            """)
    void aPartyInTheWordsOfAStatementIsFoundUnderItsNumber(
            String name, SubjectType type, String instrument, String reference) {
        assertThat(linked(party(name, type, instrument))).contains(reference);
    }

    @Test
    void whoIsNotOnTheListIsLinkedToNobody() {
        List<String> wrong = new ArrayList<>();
        for (String name : List.of(
                "National Development Complex",
                "Affiliates International",
                "Akhtar and Sons Private Limited",
                "Rockside Enterprise",
                "Hubei Huachangda Intelligent Equipment Company",
                "Universal Enterprise Limited",
                "Innovative Equipment",
                "Beijing Research Institute of Automation for Machine Building Industry",
                "Example Aerospace Complex",
                "General Trading Company",
                "International Development Group")) {
            linked(party(name, SubjectType.ORGANISATION, "E.O. 13382"))
                    .ifPresent(reference -> wrong.add(name + " -> " + named(reference)));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void ordinaryPeopleAreHardlyEverTakenForSomebodyOnTheList() {
        String[] people =
                new String(Shared.bytes("cases/names/negatives_us_10k.csv"), StandardCharsets.UTF_8).split("\r?\n");
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (int i = 1; i < people.length; i += 10) {
            String name = personName(people[i]);
            asked++;
            linked(party(name, SubjectType.PERSON, "E.O. 13224"))
                    .ifPresent(reference -> wrong.add(name + " -> " + named(reference)));
        }
        System.out.printf("ordinary people: %d of %d linked %s%n", wrong.size(), asked, wrong);
        assertThat(wrong).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void everyEntryAnnouncedInItsOwnWordsIsFoundAndHardlyEverTakenForAnother() {
        int asked = 0;
        int found = 0;
        List<String> wrong = new ArrayList<>();
        List<Designation> all = List.copyOf(ENTRIES.values());
        for (int i = 0; i < all.size(); i += 23) {
            Designation entry = all.get(i);
            Optional<String> instrument = entry.programmes().stream()
                    .flatMap(programme -> Programmes.programme("us-ofac", programme).stream())
                    .flatMap(programme -> programme.instruments().stream())
                    .map(Programmes.Instrument::name)
                    .findFirst();
            if (instrument.isEmpty()) {
                continue;
            }
            asked++;
            String name = inWordsOfAStatement(entry);
            Optional<String> reference = linked(party(name, entry.subject().type(), instrument.get()));
            found += reference.filter(entry.reference()::equals).isPresent() ? 1 : 0;
            reference
                    .filter(other -> !other.equals(entry.reference()))
                    .ifPresent(other -> wrong.add(name + " -> " + named(other)));
        }
        System.out.printf("list against itself: %d of %d found, wrong %s%n", found, asked, wrong);
        assertThat(wrong).hasSizeLessThanOrEqualTo(asked / 200);
        assertThat(found).isGreaterThan(asked * 95 / 100);
    }

    /// As the lists are asked when a statement comes: the likeliest entry by a clear margin.
    private static Optional<String> linked(Designation party) {
        record Alike(String reference, double rank) {}
        List<Alike> alike = INDEX.candidates(party, 20).stream()
                .filter(reference -> !(LegalGround.of(party, ENTRIES.get(reference)) instanceof LegalGround.Differs))
                .map(reference -> new Alike(reference, rank(party, ENTRIES.get(reference))))
                .filter(one -> one.rank() > 0)
                .sorted(Comparator.comparingDouble(Alike::rank).reversed())
                .toList();
        boolean clear = alike.size() == 1
                || alike.size() > 1 && alike.get(0).rank() - alike.get(1).rank() >= 0.05;
        return clear ? Optional.of(alike.getFirst().reference()) : Optional.empty();
    }

    private static double rank(Designation party, Designation entry) {
        Likeness likeness = Likeness.of(party, entry, INDEX);
        return likeness.score() >= ENOUGH ? likeness.rank() : 0;
    }

    private static Designation party(String name, SubjectType type, String instrument) {
        return new Designation(
                DesignationId.of("us-state", "2024-12-18-" + name),
                1,
                "us-state",
                name,
                Status.ANNOUNCED,
                Subject.of(type, List.of(Name.of(name, NameQuality.PRIMARY))),
                List.of(),
                List.of(new LegalBasis(instrument, null)),
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    /// "SURNAME, Given" becomes "Given Surname"; a legal form is written out.
    private static String inWordsOfAStatement(Designation entry) {
        String name = entry.subject().primaryName();
        int comma = name.indexOf(", ");
        return entry.subject().type() == SubjectType.PERSON && comma > 0
                ? name.substring(comma + 2) + " " + name.substring(0, comma)
                : name.replace("CO. LTD.", "Company Limited").replace("LTD.", "Limited");
    }

    private static String named(String reference) {
        return ENTRIES.get(reference).subject().primaryName();
    }

    private static String personName(String row) {
        return row.split(",")[0].replace("\"", "");
    }
}
