package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.bytes;
import static io.tocsin.ingest.ofac.SampleLists.entity;
import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.isRecognised;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static io.tocsin.ingest.ofac.SampleLists.xml;
import static io.tocsin.ingest.ofac.SampleLists.xmlStating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SdnXmlTest {
    @Test
    void anOrganisationIsReadWithItsNamesAddressAndProgramme() throws Exception {
        Designation complex = read(file("sdn.xml")).entry("52049");

        assertThat(complex.id()).isEqualTo(DesignationId.parse("ofac-sdn:52049"));
        assertThat(complex.authority()).isEqualTo("us-ofac");
        assertThat(complex.revision()).isEqualTo(1);
        assertThat(complex.status()).isEqualTo(Status.LISTED);
        assertThat(complex.subject().type()).isEqualTo(SubjectType.ORGANISATION);
        assertThat(complex.subject().names())
                .containsExactly(
                        Name.of("NATIONAL DEVELOPMENT COMPLEX", NameQuality.PRIMARY),
                        Name.of("NATIONAL DEFENCE COMPLEX", NameQuality.STRONG),
                        Name.of("NDC", NameQuality.WEAK));
        assertThat(complex.subject().addresses()).containsExactly(new Address(null, "Islamabad", null, null, "PK"));
        assertThat(complex.programmes()).containsExactly("NPWMD");
        assertThat(complex.remarks()).isEqualTo("Target Type Government Entity");
        assertThat(complex.subject().identifiers()).isEmpty();
    }

    @Test
    void factsOfTheDocumentAreStated() throws Exception {
        var facts = read(file("sdn.xml")).facts();

        assertThat(facts.form().name()).isEqualTo("ofac/sdn-xml");
        assertThat(facts.publishedOn()).isEqualTo(LocalDate.of(2024, 12, 18));
        assertThat(facts.entries()).isEqualTo(4);
        assertThat(facts.faults()).isEmpty();
    }

    @Test
    void theNamespaceBeforeMay2024IsReadToo() throws Exception {
        byte[] legacy = bytes(new String(file("sdn.xml"), StandardCharsets.UTF_8)
                .replace(
                        "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML",
                        "http://tempuri.org/sdnList.xsd"));

        assertThat(read(legacy).entries()).isEqualTo(read(file("sdn.xml")).entries());
    }

    @Test
    void aVesselKeepsItsParticulars() throws Exception {
        var ship = read(file("sdn.xml")).entry("900002").subject();

        assertThat(ship.vessel())
                .isEqualTo(new VesselDetails("EXMP1", "Crude Oil Tanker", "PA", "EXAMPLE TRADING LLC", "1000", "900"));
        assertThat(ship.identifiers())
                .singleElement()
                .satisfies(imo -> assertThat(imo.number()).isEqualTo("IMO 0000001"));
    }

    @Test
    void kindOfPartyThatIsNotInTheSchemaIsUnknown() throws Exception {
        byte[] document = bytes(new String(xml(entity("1", "EXAMPLE")), StandardCharsets.UTF_8)
                .replace("<sdnType>Entity</sdnType>", "<sdnType>Spacecraft</sdnType>"));

        assertThat(read(document).entry("1").subject().type()).isEqualTo(SubjectType.UNKNOWN);
    }

    @Test
    void streetAndRegionStandApart() throws Exception {
        var entry = read(xml(entity(
                        "1",
                        "EXAMPLE TRADING LLC",
                        "<addressList><address><uid>2</uid><address1>Suite 1</address1><address2>2 Sample St.</address2>"
                                + "<city>Sampleton</city><stateOrProvince>Region</stateOrProvince>"
                                + "<postalCode>00001</postalCode><country>undetermined</country></address>"
                                + "<address><uid>3</uid></address></addressList>")))
                .entry("1");

        assertThat(entry.subject().addresses())
                .containsExactly(new Address("Suite 1, 2 Sample St.", "Sampleton", "Region", "00001", "undetermined"));
    }

    @Test
    void formerNamesAreFormerWhateverTheirCategory() throws Exception {
        var names = read(xml(entity(
                        "1",
                        "EXAMPLE TRADING LLC",
                        "<akaList>",
                        aka("f.k.a.", "weak", "OLD EXAMPLE"),
                        aka("n.k.a.", "strong", "NEW EXAMPLE"),
                        aka("n.k.a.", "weak", "NEX"),
                        "</akaList>")))
                .entry("1")
                .subject()
                .names();

        assertThat(names)
                .containsExactly(
                        Name.of("EXAMPLE TRADING LLC", NameQuality.PRIMARY),
                        Name.of("NEW EXAMPLE", NameQuality.STRONG),
                        Name.of("NEX", NameQuality.WEAK),
                        Name.of("OLD EXAMPLE", NameQuality.FORMER));
    }

    @Test
    void anotherOrderIsAnotherFingerprintAndTheSameDesignation() throws Exception {
        String first = aka("a.k.a.", "strong", "EXAMPLE ONE");
        String second = aka("a.k.a.", "strong", "EXAMPLE TWO");
        var one = read(xml(entity("1", "EXAMPLE", "<akaList>", first, second, "</akaList>")));
        var other = read(xml(entity("1", "EXAMPLE", "<akaList>", second, first, "</akaList>")));

        assertThat(other.fingerprints().get("1"))
                .isNotEqualTo(one.fingerprints().get("1"));
        assertThat(other.entry("1")).isEqualTo(one.entry("1"));
    }

    @Test
    void layoutAndNeighboursDoNotTouchTheFingerprint() throws Exception {
        var one = read(xml(entity("1", "EXAMPLE"), entity("2", "OTHER")));
        var other = read(xml(entity("2", "OTHER"), entity("1", "EXAMPLE").replace("><", ">\n    <")));

        assertThat(other.fingerprints().get("1")).isEqualTo(one.fingerprints().get("1"));
    }

    @Test
    void textBesideAsciiAndElementsBesideTheSchemaAreCarried() throws Exception {
        var one = read(xml(entity("1", "EXAMPLE MU\u00D1OZ \u0417\u0410\u041E &amp; CO", "<new>a</new>")));
        var other = read(xml(entity("1", "EXAMPLE MU\u00D1OZ \u0417\u0410\u041E &amp; CO", "<new>b</new>")));

        assertThat(one.entry("1").subject().primaryName()).isEqualTo("EXAMPLE MU\u00D1OZ \u0417\u0410\u041E & CO");
        assertThat(other.fingerprints().get("1"))
                .isNotEqualTo(one.fingerprints().get("1"));
    }

    @Test
    void aCountThatContradictsTheFileIsAFault() throws Exception {
        var facts = read(xmlStating(3, entity("1", "EXAMPLE"), entity("2", "OTHER")))
                .facts();

        assertThat(facts.faults())
                .containsExactly(new Fault("record-count", "the document states 3 entries and has 2"));
    }

    @Test
    void aReferenceGivenTwiceIsAFault() throws Exception {
        var facts = read(xml(entity("1", "EXAMPLE"), entity("1", "OTHER"))).facts();

        assertThat(facts.faults()).extracting(Fault::rule).containsExactly("duplicate-reference");
        assertThat(facts.faults().getFirst().detail()).contains("1 entries").endsWith("1");
    }

    @Test
    void aListWithoutEntriesHasNone() throws Exception {
        assertThat(read(xml()).facts().entries()).isZero();
    }

    @Test
    void aDocumentThatBreaksOffSaysWhere() throws Exception {
        byte[] whole = file("sdn.xml");
        byte[] cut = Arrays.copyOf(whole, whole.length - 40);

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(cut))
                .satisfies(e -> assertThat(e.where()).matches("line \\d+, column \\d+"));
    }

    @Test
    void anEntryWithoutNameIsRefusedWithItsReference() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(xml(entity("17", " "))))
                .withMessageContaining("name")
                .satisfies(e -> assertThat(e.where()).isEqualTo("entry 17"));
    }

    @Test
    void anEntryWithoutUidIsRefused() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(xml(entity(" ", "EXAMPLE"))))
                .withMessageContaining("uid");
    }

    @Test
    void aDocumentTypeIsRefused() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(bytes("<!DOCTYPE sdnList><sdnList/>")))
                .withMessageContaining("DOCTYPE");
    }

    @Test
    void nestingAttributesAndLengthHaveLimits() {
        var tight = new OfacList("ofac-sdn", "us-ofac", 1, new ReadingLimits(1 << 20, 10, 4, 8, 2, 40_000, 20_000, 2));
        String deep = "<a>".repeat(9) + "</a>".repeat(9);
        String wide = "<a b='1' c='2' d='3'/>";
        String longTag = "<a b='" + "x".repeat(60_000) + "'/>";

        assertRefused(tight, xml(entity("1", "EXAMPLE", deep)), "nested more than 8 deep");
        assertRefused(tight, xml(entity("1", "EXAMPLE", wide)), "more than 2 attributes");
        assertRefused(tight, xml(entity("1", "EXAMPLE", longTag)), "longer than 40000 bytes");
        assertRefused(tight, xml(entity("1", "EXAMPLE".repeat(4_000))), "longer than 20000 characters");
    }

    @Test
    void otherFormatsAreNotRecognised() {
        assertThat(isRecognised(new byte[0])).isFalse();
        assertThat(isRecognised(bytes("<!doctype html><html><body>Please try later</body></html>")))
                .isFalse();
        assertThat(isRecognised(bytes("<sanctionsData xmlns='x'><publicationInfo/></sanctionsData>")))
                .isFalse();
        assertThat(isRecognised(bytes("<Sanctions xmlns='x'><DateOfIssue/></Sanctions>")))
                .isFalse();
        assertThat(isRecognised(bytes("{\"sdnList\": []}"))).isFalse();
        assertThat(isRecognised(bytes("sdnList"))).isFalse();
    }

    @Test
    void aStreamThatFailsIsNotTheDocumentsFault() {
        InputStream broken = new InputStream() {
            private final InputStream good = new ByteArrayInputStream(xml(entity("1", "EXAMPLE")));

            @Override
            public int read() throws IOException {
                int next = good.read();
                if (next < 0) {
                    throw new IOException("connection reset");
                }
                return next;
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SdnXml.format(SampleLists.SDN).read(broken, entry -> {}))
                .withMessage("connection reset");
    }

    @Test
    void whatTheVisitorThrowsIsNotTheDocumentsFault() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> SdnXml.format(SampleLists.SDN)
                        .read(new ByteArrayInputStream(xml(entity("1", "EXAMPLE"))), entry -> {
                            throw new IllegalStateException("no room");
                        }))
                .withMessage("no room");
    }

    private static void assertRefused(OfacList list, byte[] document, String why) {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(document, list))
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.where()).startsWith("line "));
    }

    private static String aka(String type, String category, String name) {
        return "<aka><uid>9</uid><type>%s</type><category>%s</category><lastName>%s</lastName></aka>"
                .formatted(type, category, name);
    }
}
