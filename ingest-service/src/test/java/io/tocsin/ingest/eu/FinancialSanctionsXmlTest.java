package io.tocsin.ingest.eu;

import static io.tocsin.ingest.format.ReadList.file;
import static io.tocsin.ingest.format.ReadList.replaced;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.Shared;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FinancialSanctionsXmlTest {
    private static final XmlList FORMAT = FinancialSanctionsXml.format(ReadingLimits.DEFAULTS);

    @Test
    void theFirstStrongNameIsThePrimaryOne() throws Exception {
        var person = read(sample()).entry("EU.901.1");

        assertThat(person.id()).hasToString("eu-fsf:EU.901.1");
        assertThat(person.authority()).isEqualTo("eu");
        assertThat(person.subject().type()).isEqualTo(SubjectType.PERSON);
        assertThat(person.subject().names())
                .containsExactly(
                        Name.of("Sample Example", NameQuality.PRIMARY),
                        Name.of("Sampel Exampel", NameQuality.STRONG),
                        Name.of("Abu Sample", NameQuality.WEAK));
        assertThat(person.subject().titles()).containsExactly("Director", "Doctor");
        assertThat(person.subject().gender()).isEqualTo("M");
        assertThat(person.subject().nationalities()).containsExactly("IQ");
    }

    @Test
    void theActIsTheEarliestDayUnderItsRegulation() throws Exception {
        var list = read(sample());

        assertThat(list.entry("EU.901.1").designatedOn()).isEqualTo(LocalDate.of(2003, 7, 7));
        assertThat(list.entry("EU.901.1").programmes()).containsExactly("IRQ");
        assertThat(list.entry("EU.901.1").legalBases()).containsExactly(new LegalBasis("0001/2003 (OJ L001)", null));
        assertThat(list.entry("921").designatedOn()).isEqualTo(LocalDate.of(2020, 2, 3));
    }

    @Test
    void birthsKeepWhatIsApproximateAndNoneOfAnotherCalendar() throws Exception {
        var births = read(sample()).entry("EU.901.1").subject().births();

        assertThat(births)
                .containsExactlyInAnyOrder(
                        new Birth(PartialDate.parse("1937-04-28"), "Sampleton, IRAQ"),
                        Birth.on(PartialDate.parse("1938-05~")),
                        Birth.on(PartialDate.parse("1939/1941")));
    }

    @Test
    void documentsAreIdentifiersWithTheirDates() throws Exception {
        assertThat(read(sample()).entry("EU.901.1").subject().identifiers())
                .containsExactlyInAnyOrder(
                        new Identifier(
                                "National passport",
                                "EX0000001",
                                "IQ",
                                PartialDate.parse("2001-02-03"),
                                PartialDate.parse("2006-02-03")),
                        Identifier.of("UN Reference Number", "IQi.901", null));
    }

    @Test
    void whatHasNoFieldIsARemarkUnderItsLabel() throws Exception {
        assertThat(read(sample()).entry("EU.901.1").remarks().lines())
                .containsExactly(
                        "UNSC RESOLUTION 0000",
                        "Address 1 Sample Road, P.O. Box 17, Sampleton, IRAQ, PHONE: +00 000 000",
                        "Address 1 Sample Road, P.O. Box 17, Sampleton, IRAQ, as at listing: true",
                        "Date of birth (ISLAMIC): 1356",
                        "Name Sampel Exampel, language: FR",
                        "Name Sample Example: as in the passport",
                        "National passport EX0000001, in the name of: S. Example",
                        "National passport EX0000001, issued by: Sample Office",
                        "National passport EX0000001: known to be expired",
                        "National passport EX0000001: known to be false",
                        "National passport EX0000001: seen once",
                        "Regulation 0001/2003 (OJ L001), in force on: 2003-07-07",
                        "Regulation 0001/2003 (OJ L001), kind: regulation",
                        "Regulation 0001/2003 (OJ L001), of: commission",
                        "Regulation 0001/2003 (OJ L001), published at: https://journal.example/0001",
                        "Regulation 0001/2003 (OJ L001), published on: 2003-07-08");
    }

    @Test
    void anEntityWithoutAReferenceIsKeyedByItsLogicalId() throws Exception {
        var company = read(sample()).entry("921");

        assertThat(company.subject().type()).isEqualTo(SubjectType.ORGANISATION);
        assertThat(company.subject().primaryName()).isEqualTo("Example & Sample Trading");
        assertThat(company.subject().addresses()).containsExactly(new Address(null, "Sampleton", null, null, "CS"));
        assertThat(company.remarks()).contains("To be delisted on: 2026-06-30");
    }

    @Test
    void addressesKeepTheirParts() throws Exception {
        assertThat(read(sample()).entry("EU.901.1").subject().addresses())
                .containsExactly(
                        new Address("1 Sample Road, P.O. Box 17", "Sampleton", "Sample Province", "0001", "IQ"));
    }

    @Test
    void theDocumentSaysWhenItWasMadeAndHasNothingUnknown() throws Exception {
        var facts = read(sample()).facts();

        assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 1, 11));
        assertThat(facts.publicationId()).isEqualTo("190001");
        assertThat(facts.entries()).isEqualTo(2);
        assertThat(facts.faults()).isEmpty();
        assertThat(facts.oddities()).isEmpty();
    }

    @Test
    void attributesAndCodesThatNobodyKnowsAreCounted() throws Exception {
        byte[] document = replaced(sample(), "calendarType=\"ISLAMIC\"", "calendarType=\"JULIAN\" hour=\"7\"");

        assertThat(read(document).facts().oddities())
                .containsExactlyInAnyOrder(
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "sanctionEntity/birthdate/@hour", 1),
                        new Oddity(Oddity.Kind.UNKNOWN_CODE, "sanctionEntity/birthdate/@calendarType JULIAN", 1));
        assertThat(read(document).entry("EU.901.1").remarks()).contains("Date of birth (JULIAN): 1356");
    }

    @Test
    void anotherExportIsNotTaken() {
        byte[] other =
                "<export xmlns=\"http://example.org/export\"/>".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(FORMAT.recognises(other)).isFalse();
    }

    @Test
    void theRealPieceIsReadAndKnownInEveryAttribute() throws Exception {
        var list = read(Shared.bytes("data/eu/eu_fsf_1_1_REAL_2024-12-11_one_entity.xml"));

        assertThat(list.facts().oddities()).isEmpty();
        assertThat(list.entries().sequencedKeySet()).containsExactly("EU.27.28");
        assertThat(list.entry("EU.27.28").subject().names()).hasSize(3);
        assertThat(list.entry("EU.27.28").subject().births()).hasSize(1);
        assertThat(list.entry("EU.27.28").designatedOn()).isEqualTo(LocalDate.of(2003, 7, 7));
    }

    private static byte[] sample() throws IOException {
        return file("eu/fsf.xml");
    }

    private static ReadList read(byte[] document) throws UnreadableDocument, IOException {
        assertThat(FORMAT.recognises(ReadList.head(document))).isTrue();
        return ReadList.of(FORMAT, document);
    }
}
