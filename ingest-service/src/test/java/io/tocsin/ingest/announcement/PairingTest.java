package io.tocsin.ingest.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Status;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.Shared;
import io.tocsin.ingest.announcement.AnnouncementConfig.Links;
import io.tocsin.ingest.announcement.Pairing.Pair;
import io.tocsin.ingest.announcement.Pairing.Pairs;
import io.tocsin.ingest.likeness.NameIndex;
import io.tocsin.ingest.list.Linking.Linked;
import io.tocsin.ingest.ofac.OfacList;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairingTest {
    private static final Instant AT = Instant.parse("2024-12-18T17:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2024, 12, 18);
    private static final Links DEFAULTS = new Links() {
        @Override
        public double minScore() {
            return 0.8;
        }

        @Override
        public double margin() {
            return 0.05;
        }

        @Override
        public int actDays() {
            return 30;
        }

        @Override
        public int maxCandidates() {
            return 20;
        }

        @Override
        public int maxOpen() {
            return 10_000;
        }
    };

    @Test
    void anotherCountryContradicts() {
        assertThat(pairs(
                                List.of(organisation("Granexample Company", "PK")),
                                listed("1", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, "BY", "NPWMD", null))
                        .pairs())
                .isEmpty();
    }

    @Test
    void hongKongDoesNotContradictChina() {
        assertThat(pairs(
                                List.of(organisation("Granexample Company", "CN")),
                                listed("1", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, "HK", "NPWMD", null))
                        .pairs())
                .hasSize(1);
    }

    @Test
    void anotherKindOfSubjectContradicts() {
        assertThat(pairs(
                                List.of(organisation("Granexample", "PK")),
                                listed("1", "GRANEXAMPLE", SubjectType.VESSEL, null, "NPWMD", null))
                        .pairs())
                .isEmpty();
    }

    @Test
    void anActOfAnotherYearOnTheListIsAnotherAct() {
        assertThat(pairs(
                                List.of(organisation("Granexample Company", "PK")),
                                listed(
                                        "1",
                                        "GRANEXAMPLE CO.",
                                        SubjectType.ORGANISATION,
                                        "PK",
                                        "NPWMD",
                                        LocalDate.of(2022, 3, 1)))
                        .pairs())
                .isEmpty();
    }

    @Test
    void anActOfAnotherYearInAFirstSnapshotIsAnotherAct() {
        LocalDate longAgo = LocalDate.of(2018, 3, 1);
        Designation entry = listed("1", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, "PK", "NPWMD", longAgo)
                .designation();
        assertThat(pairs(
                                List.of(organisation("Granexample Company", "PK")),
                                new DesignationEvent.Listed(entry, true, List.of()))
                        .pairs())
                .isEmpty();
    }

    @Test
    void aMassRewordingBearsOutNothingAndStaysOneWhereItIsLinked() {
        Designation old = listed("1", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, "PK", "SDGT", null)
                .designation();
        Designation entry = listed("1", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, "PK", "NPWMD", null)
                .designation();
        Bulk bulk = new Bulk("key", 600, 1, 600, new Bulk.Edit(Field.PROGRAMMES, "SDGT", "NPWMD"));
        DesignationEvent alone = new DesignationEvent.Amended(entry, Difference.between(old, entry), List.of());
        DesignationEvent mass = new DesignationEvent.Amended(entry, alone.changes(), List.of(), bulk);
        Linked linked = new Linked(
                Map.of(entry.id(), List.of(new Link(Link.Rel.CONFIRMS, entry.id(), 1L, 1.0))), List.of(), null);
        assertThat(new BearingOut(30).concerns(alone)).isTrue();
        assertThat(new BearingOut(30).concerns(mass)).isFalse();
        assertThat(linked.linked(mass).bulk()).isEqualTo(bulk);
    }

    @Test
    void ofTwoEntriesTheOneInTheAnnouncedCountryIsMeant() {
        Pairs pairs = pairs(
                List.of(organisation("Granexample Company", "PK")),
                listed("1", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, null, "NPWMD", null),
                listed("2", "GRANEXAMPLE CO.", SubjectType.ORGANISATION, "PK", "NPWMD", null));
        assertThat(pairs.pairs()).extracting(pair -> pair.entry().reference()).containsExactly("2");
    }

    @Test
    void oneEntryConfirmsOnePartyOfASourceTheOneWithItsWords() {
        Pairs pairs = pairs(
                List.of(organisation("Granexample Company", "PK"), organisation("Granexample Trading Company", "PK")),
                listed("1", "GRANEXAMPLE TRADING CO.", SubjectType.ORGANISATION, "PK", "NPWMD", null));
        assertThat(pairs.pairs())
                .extracting(pair -> pair.party().known().subject().primaryName())
                .containsExactly("Granexample Trading Company");
    }

    @ParameterizedTest
    @CsvSource({
        "sdn_2023-10-18a.csv, sdn_2023-10-18b.csv",
        "sdn_2023-10-18b.csv, sdn_2023-10-20.csv",
        "sdn_2024-04-18.csv, sdn_2024-04-19.csv",
        "sdn_2024-04-19.csv, sdn_2024-05-03.csv",
        "consolidated_2024-05-06.xml, consolidated_2025-03-28.xml"
    })
    void noRealChangeOfAListConfirmsWhoWasAnnouncedInAnotherMatter(String before, String after)
            throws UnreadableDocument, IOException {
        // Given
        Map<String, Designation> old = read(before);
        NameIndex names = new NameIndex();
        old.forEach(names::put);
        List<AnnouncedParty> unrelated = unrelated();
        Pairing pairing = new Pairing(unrelated, names, DEFAULTS, new BearingOut(30));
        // When
        int events = 0;
        for (DesignationEvent event : changes(old, read(after))) {
            pairing.consider(event, ++events);
        }
        // Then
        assertThat(events).isPositive();
        assertThat(pairing.pairs().pairs())
                .extracting(pair -> pair.party().known().subject().primaryName() + " -> "
                        + pair.entry().id())
                .isEmpty();
    }

    @Test
    void noWholeListConfirmsWhoIsNotOnIt() throws UnreadableDocument, IOException {
        // Given
        Map<String, Designation> list = read("sdn_2024-05-03.csv");
        NameIndex names = new NameIndex();
        list.forEach(names::put);
        Pairing pairing = new Pairing(unrelated(), names, DEFAULTS, new BearingOut(30));
        // When
        long begun = System.nanoTime();
        list.values().forEach(entry -> pairing.consider(new DesignationEvent.Listed(entry, true, List.of()), 1));
        List<Pair> pairs = pairing.pairs().pairs();
        System.out.printf(
                "%,d entries against %d parties: %d ms%n",
                list.size(), unrelated().size(), (System.nanoTime() - begun) / 1_000_000);
        // Then
        assertThat(pairs)
                .extracting(pair -> pair.party().known().subject().primaryName() + " -> "
                        + pair.entry().subject().primaryName())
                .hasSizeLessThanOrEqualTo(1);
    }

    private static Pairs pairs(List<AnnouncedParty> parties, DesignationEvent... events) {
        NameIndex names = new NameIndex();
        Stream.of(events).forEach(event -> names.put(event.designation().reference(), event.designation()));
        Pairing pairing = new Pairing(parties, names, DEFAULTS, new BearingOut(DEFAULTS.actDays()));
        for (int i = 0; i < events.length; i++) {
            pairing.consider(events[i], i + 1);
        }
        return pairing.pairs();
    }

    private static DesignationEvent listed(
            String reference,
            String name,
            SubjectType type,
            @Nullable String country,
            String programme,
            @Nullable LocalDate designatedOn) {
        Designation entry =
                Designation.listed("ofac-sdn", "us-ofac", reference, subject(type, name, country), List.of(programme));
        return new DesignationEvent.Listed(
                new Designation(
                        entry.id(),
                        1,
                        entry.authority(),
                        reference,
                        Status.LISTED,
                        entry.subject(),
                        entry.programmes(),
                        List.of(),
                        designatedOn,
                        List.of(),
                        null,
                        null,
                        List.of()),
                false,
                List.of());
    }

    private static AnnouncedParty organisation(String name, @Nullable String country) {
        return party(SubjectType.ORGANISATION, name, country, "E.O. 13382");
    }

    private static AnnouncedParty party(SubjectType type, String name, @Nullable String country, String instrument) {
        String reference = ActReference.of(DAY, name, Action.DESIGNATE);
        Designation known = new Designation(
                DesignationId.of("us-state", reference),
                1,
                "us-state",
                reference,
                Status.ANNOUNCED,
                subject(type, name, country),
                List.of(),
                List.of(new LegalBasis(instrument, null)),
                DAY,
                List.of(),
                null,
                null,
                List.of());
        return new AnnouncedParty(
                known,
                Action.DESIGNATE,
                "run",
                1,
                new Standing.Announced(AT, AT),
                null,
                AT,
                new Evidence("0".repeat(64), null, null, AT));
    }

    private static Subject subject(SubjectType type, String name, @Nullable String country) {
        return new Subject(
                type,
                List.of(Name.of(name, NameQuality.PRIMARY)),
                country == null ? List.of() : List.of(Address.in(country)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }

    /// The four of December 2024, invented ones, and 500 ordinary people under the order with most entries.
    private static List<AnnouncedParty> unrelated() {
        List<AnnouncedParty> parties = new ArrayList<>();
        for (String name : List.of(
                "National Development Complex",
                "Affiliates International",
                "Akhtar and Sons Private Limited",
                "Rockside Enterprise",
                "Example Aerospace Complex",
                "International Example Trading")) {
            parties.add(organisation(name, null));
        }
        String[] people =
                new String(Shared.bytes("cases/names/negatives_us_10k.csv"), StandardCharsets.UTF_8).split("\r?\n");
        for (int i = 1; i <= 500; i++) {
            parties.add(party(SubjectType.PERSON, people[i * 7].split(",")[0], null, "E.O. 13224"));
        }
        return parties;
    }

    private static List<DesignationEvent> changes(Map<String, Designation> before, Map<String, Designation> after) {
        List<DesignationEvent> events = new ArrayList<>();
        after.forEach((reference, entry) -> {
            Designation old = before.get(reference);
            if (old == null) {
                events.add(new DesignationEvent.Listed(entry, false, List.of()));
            } else if (!Difference.between(old, entry).isEmpty()) {
                events.add(new DesignationEvent.Amended(entry, Difference.between(old, entry), List.of()));
            }
        });
        before.forEach((reference, entry) -> {
            if (!after.containsKey(reference)) {
                events.add(new DesignationEvent.Delisted(entry.withStatus(Status.DELISTED), List.of(), List.of()));
            }
        });
        return events;
    }

    private static Map<String, Designation> read(String file) throws UnreadableDocument, IOException {
        byte[] list = Shared.bytes("data/ofac/" + file);
        Map<String, Designation> entries = new LinkedHashMap<>();
        OfacList.of("ofac-sdn", "us-ofac").formats().stream()
                .filter(one -> one.recognises(Arrays.copyOf(list, 4096)))
                .findFirst()
                .orElseThrow()
                .read(new ByteArrayInputStream(list), entry -> entries.put(entry.reference(), entry.designation()));
        return entries;
    }
}
