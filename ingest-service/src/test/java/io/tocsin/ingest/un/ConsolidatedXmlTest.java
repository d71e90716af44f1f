package io.tocsin.ingest.un;

import static io.tocsin.ingest.format.ReadList.file;
import static io.tocsin.ingest.format.ReadList.replaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.designation.Address;
import io.tocsin.designation.Birth;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.format.ReadList;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsolidatedXmlTest {
    private static final XmlList FORMAT = ConsolidatedXml.format(ReadingLimits.DEFAULTS);

    @Test
    void aPersonIsReadWithEverythingThatTheListSays() throws Exception {
        var person = read(sample()).entry("TAi.901");

        assertThat(person.id()).hasToString("un-sc:TAi.901");
        assertThat(person.subject().type()).isEqualTo(SubjectType.PERSON);
        assertThat(person.subject().names())
                .containsExactly(
                        Name.of("SAMPLE OF EXAMPLE", NameQuality.PRIMARY),
                        Name.of("Sampel Exampel", NameQuality.STRONG),
                        Name.of("Sempel Exempel", NameQuality.STRONG),
                        new Name("مثال", NameQuality.STRONG, "Arab"),
                        Name.of("Abu Example (Abou Example; Abu Exampel)", NameQuality.WEAK));
        assertThat(person.subject().titles()).containsExactly("Director of Examples", "Doctor", "Haji");
        assertThat(person.subject().nationalities()).containsExactly("AF");
        assertThat(person.subject().gender()).isEqualTo("Male");
        assertThat(person.subject().addresses())
                .containsExactly(new Address("1 Sample Road", "Kabul", "Kabul Province", "0578", "AF"));
        assertThat(person.programmes()).containsExactly("Taliban");
        assertThat(person.designatedOn()).isEqualTo(LocalDate.of(2001, 2, 23));
    }

    @Test
    void birthsKeepWhatIsApproximateAndWhatIsARange() throws Exception {
        var births = read(sample()).entry("TAi.901").subject().births();

        assertThat(births)
                .containsExactlyInAnyOrder(
                        Birth.in("Zurmat District, Paktia Province, Afghanistan"),
                        Birth.on(PartialDate.parse("1961-03-12")),
                        Birth.on(PartialDate.parse("1962~")),
                        Birth.on(PartialDate.parse("1958/1964")),
                        new Birth(PartialDate.parse("1967"), "Sampleton, Pakistan"));
    }

    @Test
    void documentsAreIdentifiers() throws Exception {
        var identifiers = read(sample()).entry("TAi.901").subject().identifiers();

        assertThat(identifiers)
                .containsExactlyInAnyOrder(
                        new Identifier("Passport", "EX0000001", "PK", PartialDate.parse("2009-08-31"), null),
                        Identifier.of("National Identification Number (Ration card no.)", "0000002", "IQ"));
    }

    @Test
    void whatHasNoFieldIsARemarkUnderItsLabel() throws Exception {
        var remarks = read(sample()).entry("TAi.901").remarks();

        assertThat(remarks.lines())
                .containsExactly(
                        "Head of the example office. Review was concluded on 1 Jun. 2010.",
                        "Address 1 Sample Road, Kabul, Kabul Province, Afghanistan: as at Jan. 2012",
                        "Alias Abu Example (Abou Example; Abu Exampel): combat name",
                        "Date of birth 1961-03-12: from false passport",
                        "Date of birth: 30-35 years old",
                        "National Identification Number (Ration card no.) 0000002, issued in: Iraq",
                        "Passport EX0000001, issued in: Sampleton",
                        "Passport EX0000001: expired on 26 Mar. 2011",
                        "Submitted by: Exampleland");
    }

    @Test
    void anOrganisationKeepsItsFormerNameApart() throws Exception {
        var company = read(sample()).entry("KPe.901");

        assertThat(company.subject().type()).isEqualTo(SubjectType.ORGANISATION);
        assertThat(company.subject().names())
                .containsExactly(
                        Name.of("EXAMPLE TRADING COMPANY", NameQuality.PRIMARY),
                        Name.of("EXAMPLE TRADING CO.", NameQuality.STRONG),
                        Name.of("OLD EXAMPLE COMPANY", NameQuality.FORMER));
        assertThat(company.subject().addresses())
                .containsExactly(new Address(null, "Pyongyang", "Sample Quarter", null, "KP"));
        assertThat(company.designatedOn()).isEqualTo(LocalDate.of(2013, 1, 22));
        assertThat(company.remarks()).isNull();
    }

    @Test
    void theDocumentSaysWhenItWasMadeAndHasNothingUnknown() throws Exception {
        var facts = read(sample()).facts();

        assertThat(facts.form().name()).isEqualTo("un/consolidated-xml");
        assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2026, 1, 5));
        assertThat(facts.entries()).isEqualTo(2);
        assertThat(facts.faults()).isEmpty();
        assertThat(facts.oddities()).isEmpty();
    }

    @Test
    void anotherDayOfGenerationAndOtherInternalNumbersChangeNothing() throws Exception {
        byte[] document = sample();
        byte[] next = document;
        next = replaced(next, "dateGenerated=\"2026-01-05", "dateGenerated=\"2026-01-09");
        next = replaced(next, "1000001</DATAID>", "6908555</DATAID>");
        next = replaced(next, "<VALUE>2003-09-03</VALUE>", "<VALUE>2003-09-03</VALUE><VALUE>2026-01-07</VALUE>");
        next = replaced(next, "<SORT_KEY/>", "<SORT_KEY>1</SORT_KEY>");

        assertThat(read(next).fingerprints()).isEqualTo(read(document).fingerprints());
    }

    @Test
    void layoutOrderAndEmptyElementsAreNoChange() throws Exception {
        byte[] document = sample();
        byte[] next = document;
        next = replaced(next, "Director of\n            Examples", "Director  of Examples");
        next = replaced(
                next,
                "<VALUE>Doctor</VALUE>\n        <VALUE>Haji</VALUE>",
                "<VALUE>Haji</VALUE><VALUE>Doctor </VALUE>");
        next = replaced(next, "<QUALITY/>", "<QUALITY></QUALITY>");
        next = replaced(next, "<INDIVIDUAL_DOCUMENT/>", "");
        next = replaced(next, "dateGenerated=\"2026-01-05T23:00:04.625Z\"", "dateGenerated='2026-01-06T23:00:04.625Z'");

        assertThat(read(document).until(read(next)).changed()).isEmpty();
    }

    @Test
    void whatTheReaderDoesNotKnowIsCounted() throws Exception {
        byte[] document = replaced(sample(), "<QUALITY>Low</QUALITY>", "<QUALITY>Middling</QUALITY><ORIGIN>x</ORIGIN>");
        document = replaced(document, "<UN_LIST_TYPE>DPRK", "<UN_LIST_TYPE>Atlantis");
        document = replaced(document, "<FIRST_NAME>EXAMPLE", "<FIRST_NAME code=\"1\">EX\uFFFDMPLE\uFFFD");

        assertThat(read(document).facts().oddities())
                .containsExactlyInAnyOrder(
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "INDIVIDUALS/INDIVIDUAL/INDIVIDUAL_ALIAS/ORIGIN", 1),
                        new Oddity(Oddity.Kind.UNKNOWN_ELEMENT, "ENTITIES/ENTITY/FIRST_NAME/@code", 1),
                        new Oddity(
                                Oddity.Kind.UNKNOWN_CODE,
                                "INDIVIDUALS/INDIVIDUAL/INDIVIDUAL_ALIAS/QUALITY Middling",
                                1),
                        new Oddity(Oddity.Kind.UNKNOWN_CODE, "ENTITIES/ENTITY/UN_LIST_TYPE Atlantis", 1),
                        new Oddity(Oddity.Kind.ENCODING_DAMAGE, "entry KPe.901", 2));
    }

    @Test
    void oneReferenceTwiceIsAFault() throws Exception {
        byte[] document = replaced(sample(), "KPe.901", "TAi.901");

        assertThat(read(document).facts().faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.rule()).isEqualTo("duplicate-reference"));
    }

    @Test
    void aDocumentThatHoldsAnotherEncodingThanItClaimsIsRefusedWithThePosition() throws Exception {
        byte[] latin = new String(sample(), StandardCharsets.UTF_8)
                .replace("OLD EXAMPLE COMPANY", "OLD EXAMPLE COMPA\u00D1Y")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(latin))
                .satisfies(e -> assertThat(e.where()).matches("line 122, column \\d+"));
    }

    @Test
    void namesInBracketsBelongToTheNameBefore() {
        assertThat(ConsolidatedEntry.names("A; B (C; D); E")).isEqualTo(List.of("A", "B (C; D)", "E"));
        assertThat(ConsolidatedEntry.names("A) ; B")).isEqualTo(List.of("A) ", "B"));
    }

    private static byte[] sample() throws IOException {
        return file("un/consolidated.xml");
    }

    private static ReadList read(byte[] document) throws UnreadableDocument, IOException {
        assertThat(FORMAT.recognises(ReadList.head(document))).isTrue();
        return ReadList.of(FORMAT, document);
    }
}
