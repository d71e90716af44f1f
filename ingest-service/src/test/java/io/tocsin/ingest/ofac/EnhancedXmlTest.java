package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.bytes;
import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static io.tocsin.ingest.ofac.SampleLists.zip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.designation.Birth;
import io.tocsin.designation.Identifier;
import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.PartialDate;
import io.tocsin.designation.Relation;
import io.tocsin.ingest.ofac.SampleLists.Reading;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// What is read of OFAC's enhanced format.
class EnhancedXmlTest {
    @Test
    void whatOnlyThisFormatHasIsRead() throws Exception {
        Reading list = read(file("sdn_enhanced.xml"));

        var person = list.entry("900001");
        assertThat(list.facts().publishedOn()).isEqualTo(LocalDate.of(2024, 12, 18));
        assertThat(list.facts().oddities()).isEmpty();
        assertThat(person.designatedOn()).isEqualTo(LocalDate.of(2011, 3, 1));
        assertThat(person.legalBases())
                .containsExactly(
                        new LegalBasis("31 CFR 594.201(a)(5)", null),
                        new LegalBasis("CAATSA", "231"),
                        new LegalBasis("E.O. 13382", null));
        assertThat(person.measures()).containsExactly("Block");
        assertThat(person.relations())
                .containsExactly(
                        new Relation("Owned or Controlled By", "EXAMPLE TRADING (NORTH) LLC", "ofac-sdn:900009"));
    }

    @Test
    void aNameHasItsScriptsAndNoMarksOfDirection() throws Exception {
        assertThat(read(file("sdn_enhanced.xml")).entry("900001").subject().names())
                .containsExactly(
                        new Name("SAMPLESKI, Ivan Example", NameQuality.PRIMARY, "Latn"),
                        new Name("САМПЛЕСКИ, Иван", NameQuality.PRIMARY, "Cyrl"),
                        new Name("مثال مثالی", NameQuality.PRIMARY, "Arab"));
    }

    @Test
    void aDocumentHasItsIssuerAndItsDays() throws Exception {
        assertThat(read(file("sdn_enhanced.xml")).entry("900001").subject().identifiers())
                .containsExactly(new Identifier(
                        "Passport",
                        "X0000001",
                        "IR",
                        PartialDate.parse("2001-01-12"),
                        PartialDate.parse("2006-01-12")));
    }

    @Test
    void aDocumentThatIsNoLongerValidIsSaidToBe() throws Exception {
        var person = read(edited(
                        "<isValid>true</isValid>\n          <issuingCountry",
                        "<isValid>false</isValid>\n <issuingCountry"))
                .entry("900001");

        assertThat(person.remarks()).contains("Passport X0000001 is not valid");
        assertThat(person.subject().identifiers()).hasSize(1);
    }

    @Test
    void aDateWithoutWordsIsReadFromItsPeriod() throws Exception {
        var person = read(edited("<value>circa 1965</value>", "")).entry("900001");

        assertThat(person.subject().births()).contains(Birth.on(PartialDate.parse("1965~")));
    }

    @Test
    void aShipHasOneOfEachParticularAndTheRestIsRemarked() throws Exception {
        var ship = read(edited(
                        "<feature id=\"57\">",
                        "<feature id=\"157\"><type featureTypeId=\"3\">Vessel Flag</type><value>Liberia</value></feature>"
                                + "<feature id=\"57\">"))
                .entry("900002");

        assertThat(ship.subject().vessel().flag()).isEqualTo("PA");
        assertThat(ship.remarks()).isEqualTo("Vessel Flag Liberia");
    }

    @Test
    void whatIsUnknownIsCountedAndWhatIsKnownIsRead() throws Exception {
        Reading list = read(edited(
                "<script refId=\"220\">Cyrillic</script>", "<script refId=\"9\">Runes</script><tone>low</tone>"));

        assertThat(list.facts().oddities())
                .extracting(Oddity::kind, Oddity::count)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(Oddity.Kind.UNKNOWN_CODE, 1),
                        org.assertj.core.groups.Tuple.tuple(Oddity.Kind.UNKNOWN_ELEMENT, 1));
        assertThat(list.entry("900001").subject().names())
                .contains(new Name("САМПЛЕСКИ, Иван", NameQuality.PRIMARY, "Cyrl"));
    }

    @Test
    void theListComesInArchivesToo() throws Exception {
        var plain = read(file("sdn_enhanced.xml"));
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(file("sdn_enhanced.xml"));
        }

        assertThat(read(zip(Map.of("SDN_ENHANCED.XML", file("sdn_enhanced.xml")))))
                .isEqualTo(plain);
        assertThat(read(gzip.toByteArray())).isEqualTo(plain);
    }

    @Test
    void aDeltaIsNoList() throws Exception {
        String delta = new String(file("sdn_enhanced.xml"), StandardCharsets.UTF_8)
                .replace(EnhancedXml.NAMESPACE, "https://www.treasury.gov/ofac/DeltaFile/1.0");

        assertThat(SampleLists.isRecognised(bytes(delta))).isFalse();
    }

    private static byte[] edited(String text, String by) throws Exception {
        String list = new String(file("sdn_enhanced.xml"), StandardCharsets.UTF_8);
        assertThat(list).contains(text);
        return bytes(list.replace(text, by));
    }
}
