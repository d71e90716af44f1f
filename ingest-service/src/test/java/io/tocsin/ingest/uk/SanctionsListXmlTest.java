package io.tocsin.ingest.uk;

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
import io.tocsin.designation.Relation;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.Shared;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SanctionsListXmlTest {
    private static final XmlList FORMAT = SanctionsListXml.format(ReadingLimits.DEFAULTS);

    @Test
    void namesAreJoinedInOrderAndKeepTheirQuality() throws Exception {
        var person = read(sample()).entry("AFG9001").subject();

        assertThat(person.type()).isEqualTo(SubjectType.PERSON);
        assertThat(person.names())
                .containsExactly(
                        Name.of("SAMPLE OF EXAMPLE", NameQuality.PRIMARY),
                        Name.of("Example Samples", NameQuality.STRONG),
                        Name.of("Sampel Exampel", NameQuality.STRONG),
                        new Name("مثال", NameQuality.STRONG, "Arab"),
                        Name.of("Abu Sample", NameQuality.WEAK));
        assertThat(person.titles()).containsExactly("Doctor", "Head of Office");
        assertThat(person.nationalities()).containsExactly("AF");
        assertThat(person.gender()).isEqualTo("Male");
        assertThat(person.addresses()).containsExactly(new Address("1 Sample Road, Kabul", null, null, "0578", "AF"));
    }

    @Test
    void theActIsKeptWithItsMeasuresAndReasons() throws Exception {
        var person = read(sample()).entry("AFG9001");

        assertThat(person.id()).hasToString("uk-sl:AFG9001");
        assertThat(person.authority()).isEqualTo("uk");
        assertThat(person.designatedOn()).isEqualTo(LocalDate.of(2012, 6, 29));
        assertThat(person.programmes()).containsExactly("The Exampleland (Sanctions) (EU Exit) Regulations 2020");
        assertThat(person.legalBases())
                .containsExactly(new LegalBasis("The Exampleland (Sanctions) (EU Exit) Regulations 2020", null));
        assertThat(person.measures()).containsExactly("Asset freeze", "Travel Ban");
        assertThat(person.reasons()).isEqualTo("The Secretary of State's reasons: samples & examples.");
        assertThat(read(sample()).entry("BEL9002").reasons()).isNull();
    }

    @Test
    void lettersInADateAreWhatIsUnknownOfIt() throws Exception {
        var births = read(sample()).entry("AFG9001").subject().births();

        assertThat(births)
                .containsExactlyInAnyOrder(
                        Birth.on(PartialDate.parse("1945")),
                        Birth.on(PartialDate.parse("1946-03")),
                        Birth.on(PartialDate.parse("1947-03-12")),
                        Birth.in("Sampleton, Pakistan"));
        assertThat(UkDates.date("12/mm/1965")).isNull();
        assertThat(UkDates.date("31/02/1965")).isNull();
    }

    @Test
    void whatHasNoFieldIsARemarkUnderItsLabel() throws Exception {
        assertThat(read(sample()).entry("AFG9001").remarks().lines())
                .containsExactly(
                        "Head of the example office.",
                        "Date of birth: 15/08/19yy",
                        "Designation source: UK and UN",
                        "Email address: sample@example.org",
                        "OFSI group ID: 90001",
                        "Passport EX0000001: Issued in Sampleton",
                        "Phone number: +00 000 000",
                        "Script of مثال: Arabic, Pashto",
                        "Website: https://example.org");
    }

    @Test
    void numbersAreIdentifiers() throws Exception {
        var list = read(sample());

        assertThat(list.entry("AFG9001").subject().identifiers())
                .containsExactlyInAnyOrder(
                        Identifier.of("National Identifier", "0000002", null),
                        Identifier.of("Passport", "EX0000001", null),
                        Identifier.of("UN Reference Number", "TAi.901", null));
        assertThat(list.entry("BEL9002").subject().identifiers())
                .containsExactly(Identifier.of("Business Registration Number", "INN: 0000000003", null));
        assertThat(list.entry("DPR9003").subject().identifiers())
                .containsExactly(Identifier.of("IMO Number", "IMO0000001", null));
    }

    @Test
    void companiesKeepTheirTies() throws Exception {
        assertThat(read(sample()).entry("BEL9002").relations())
                .containsExactly(
                        new Relation("parent", "EXAMPLE HOLDING", null),
                        new Relation("subsidiary", "EXAMPLE SHOPS", null));
    }

    @Test
    void aShipKeepsItsParticulars() throws Exception {
        var ship = read(sample()).entry("DPR9003");

        assertThat(ship.subject().type()).isEqualTo(SubjectType.VESSEL);
        assertThat(ship.subject().vessel())
                .isEqualTo(new VesselDetails(null, "Bulk Carrier", "KM", "Example Shipping", null, null));
        assertThat(ship.remarks().lines())
                .containsExactly(
                        "Designation source: UN",
                        "Flag: Panama",
                        "Length: 100",
                        "Previous flag: India",
                        "Tonnage: 7000",
                        "Year built: 2011");
    }

    @Test
    void theDocumentSaysWhenItWasMadeAndHasNothingUnknown() throws Exception {
        var facts = read(sample()).facts();

        assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 9, 2));
        assertThat(facts.entries()).isEqualTo(3);
        assertThat(facts.faults()).isEmpty();
        assertThat(facts.oddities()).isEmpty();
    }

    @Test
    void twoPartiesMayShareAGroupAndAnUpdateOfNothingIsNoChange() throws Exception {
        byte[] touched = replaced(sample(), "<LastUpdated>04/08/2026", "<LastUpdated>05/08/2026");

        assertThat(read(touched).fingerprints()).isEqualTo(read(sample()).fingerprints());
        assertThat(read(sample()).entries()).hasSize(3);
    }

    @Test
    void aCodeThatNobodyKnowsIsCountedAndTheNameIsKept() throws Exception {
        byte[] document = replaced(sample(), "<NameType>ALias</NameType>", "<NameType>Nickname</NameType>");

        assertThat(read(document).facts().oddities())
                .containsExactly(new Oddity(Oddity.Kind.UNKNOWN_CODE, "Designation/Names/Name/NameType Nickname", 1));
        assertThat(read(document).entry("AFG9001").subject().names())
                .contains(Name.of("Example Samples", NameQuality.STRONG));
    }

    @Test
    void theRealPieceIsReadAndKnownInEveryElement() throws Exception {
        var list = read(Shared.bytes("data/uk/uk_sanctions_list_REAL_2026-09-02_trimmed.xml"));

        assertThat(list.entries().sequencedKeySet()).containsExactly("AFG0001", "AFG0006", "DPR0075");
        assertThat(list.facts().oddities()).isEmpty();
        assertThat(list.entry("AFG0006").subject().births())
                .containsExactly(Birth.on(PartialDate.ofYear(1945)), Birth.on(PartialDate.ofYear(1946)));
        assertThat(list.entry("DPR0075").subject().vessel().flag()).isEqualTo("KM");
    }

    private static byte[] sample() throws IOException {
        return file("uk/sanctions-list.xml");
    }

    private static ReadList read(byte[] document) throws UnreadableDocument, IOException {
        assertThat(FORMAT.recognises(ReadList.head(document))).isTrue();
        return ReadList.of(FORMAT, document);
    }
}
