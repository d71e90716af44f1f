package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.bytes;
import static io.tocsin.ingest.ofac.SampleLists.csv;
import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.isRecognised;
import static io.tocsin.ingest.ofac.SampleLists.organisation;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static io.tocsin.ingest.ofac.SampleLists.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.designation.Field;
import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SdnCsvTest {
    private static final String PLAIN = organisation("1", "EXAMPLE TRADING LLC", "-0- ");

    @Test
    void whatOfacWritesAsNullIsAbsent() throws Exception {
        var entry = read(csv(PLAIN)).entry("1");

        assertThat(entry.remarks()).isNull();
        assertThat(entry.subject().titles()).isEmpty();
        assertThat(entry.subject().vessel()).isNull();
        assertThat(entry.subject().type()).isEqualTo(SubjectType.ORGANISATION);
    }

    @Test
    void joinedProgrammesAreTakenApart() throws Exception {
        var entry = read(csv(row("1", "EXAMPLE TRADING LLC", "-0- ", "IRAN] [SDGT] [IFSR", "-0- ", "-0- ")))
                .entry("1");

        assertThat(entry.programmes()).containsExactly("IFSR", "IRAN", "SDGT");
    }

    @Test
    void weakAliasesComeOutOfTheRemarks() throws Exception {
        var entry = read(csv(organisation(
                        "1", "EXAMPLE TRADING LLC", "a.k.a. 'EX'; f.k.a. 'OLD EX'; n.k.a. 'NEX'; All offices.")))
                .entry("1");

        assertThat(entry.subject().names())
                .containsExactly(
                        Name.of("EXAMPLE TRADING LLC", NameQuality.PRIMARY),
                        Name.of("EX", NameQuality.WEAK),
                        Name.of("NEX", NameQuality.WEAK),
                        Name.of("OLD EX", NameQuality.FORMER));
        assertThat(entry.remarks()).isEqualTo("All offices");
    }

    @Test
    void aFileWithoutItsFinalByteWasCut() throws Exception {
        byte[] whole = csv(PLAIN, organisation("2", "EXAMPLE TWO", "-0- "));

        var facts = read(Arrays.copyOf(whole, whole.length - 1)).facts();

        assertThat(facts.entries()).isEqualTo(2);
        assertThat(facts.faults())
                .containsExactly(
                        new Fault("final-marker", "SDN.CSV ends after 2 rows without the final byte 0x1A: it was cut"));
    }

    @Test
    void aFileCutInsideARowSaysWhere() throws Exception {
        byte[] whole = csv(PLAIN, organisation("2", "EXAMPLE TWO", "-0- "));

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 30)))
                .withMessageContaining("columns where there must be 12")
                .satisfies(e -> assertThat(e.where()).isEqualTo("SDN.CSV line 2"));
    }

    @Test
    void aFileCutInsideAQuotedRemarkIsRefusedWithItsLine() {
        byte[] whole = csv(PLAIN, organisation("2", "EXAMPLE TWO", "DOB 12 Mar 1965."));

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(Arrays.copyOf(whole, whole.length - 8)))
                .withMessageContaining("inside the quoted cell")
                .satisfies(e -> assertThat(e.where()).isEqualTo("SDN.CSV line 2"));
    }

    @Test
    void aRowAfterTheFinalByteIsRefused() {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(bytes(PLAIN + "\r\n\u001A\r\n" + PLAIN + "\r\n")))
                .withMessageContaining("0x1A");
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        byte[] document = csv(PLAIN, organisation("2", "EXAMPLE MU?OZ", "-0- "));
        int at = new String(document, StandardCharsets.ISO_8859_1).indexOf('?');
        document[at] = (byte) 0xD1;

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(document))
                .withMessageContaining("not UTF-8")
                .satisfies(e -> assertThat(e.where()).isEqualTo("SDN.CSV line 2"));
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheList() {
        String[] rows = new String[40];
        Arrays.fill(rows, PLAIN);
        rows[1] = "2,\"EXAMPLE TWO,-0- ,\"NPWMD\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ";

        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(csv(rows)))
                .satisfies(e -> assertThat(e.where()).startsWith("SDN.CSV line "));
    }

    @Test
    void aCellMayBreakTheLineButNotForEver() throws Exception {
        String broken = organisation("2", "EXAMPLE TWO", "first line\nsecond line");
        String endless = organisation("2", "EXAMPLE TWO", "x\n".repeat(40));

        assertThat(read(csv(PLAIN, broken)).entry("2").remarks()).isEqualTo("first line\nsecond line");
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(csv(PLAIN, endless)))
                .withMessageContaining("16 lines");
    }

    @Test
    void aReferenceGivenTwiceIsAFault() throws Exception {
        assertThat(read(csv(PLAIN, PLAIN)).facts().faults())
                .extracting(Fault::rule)
                .containsExactly("duplicate-reference");
    }

    @Test
    void aCutRemarkKeepsItsLastSegmentAsText() throws Exception {
        String remarks =
                ("Tax ID No. 100 (Iran); " + "x".repeat(960) + "; Passport X1234567 (Iran)").substring(0, 1000);

        var entry = read(csv(organisation("1", "EXAMPLE TRADING LLC", remarks))).entry("1");

        assertThat(entry.subject().identifiers()).hasSize(1);
        assertThat(entry.remarks()).endsWith("; " + remarks.substring(remarks.lastIndexOf("; ") + 2));
    }

    @Test
    void particularsOfAShipOnAnotherKindOfPartyStayRemarks() throws Exception {
        var entry = read(csv("1,\"EXAMPLE TRADING LLC\",-0- ,\"IRAN\",-0- ,-0- ,-0- ,-0- ,-0- ,\"Panama\",-0- ,-0- "))
                .entry("1");

        assertThat(entry.subject().vessel()).isNull();
        assertThat(entry.remarks()).isEqualTo("Vessel Flag PA");
    }

    @Test
    void theListAloneCoversNoAddressesAndRemarksInPart() throws Exception {
        var form = read(file("sdn.csv")).facts().form();

        assertThat(form.name()).isEqualTo("ofac/sdn-csv");
        assertThat(form.coverage())
                .doesNotContainKey(Field.ADDRESSES)
                .containsEntry(Field.PROGRAMMES, Coverage.FULL)
                .containsEntry(Field.NAMES, Coverage.PARTIAL)
                .containsEntry(Field.REMARKS, Coverage.PARTIAL);
    }

    @Test
    void theTablesBesideAndOtherCsvAreNotRecognisedAsTheList() throws Exception {
        assertThat(isRecognised(file("alt.csv"))).isFalse();
        assertThat(isRecognised(file("add.csv"))).isFalse();
        assertThat(isRecognised(bytes("id,name,type\r\n1,\"EXAMPLE\",-0- \r\n")))
                .isFalse();
        assertThat(isRecognised(bytes("\u001A"))).isFalse();
    }
}
