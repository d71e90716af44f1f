package io.tocsin.ingest.ofac;

import static io.tocsin.ingest.ofac.SampleLists.bytes;
import static io.tocsin.ingest.ofac.SampleLists.csv;
import static io.tocsin.ingest.ofac.SampleLists.file;
import static io.tocsin.ingest.ofac.SampleLists.isRecognised;
import static io.tocsin.ingest.ofac.SampleLists.organisation;
import static io.tocsin.ingest.ofac.SampleLists.read;
import static io.tocsin.ingest.ofac.SampleLists.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.designation.Address;
import io.tocsin.designation.Field;
import io.tocsin.designation.Identifier;
import io.tocsin.ingest.format.Gzipped;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class SdnArchiveTest {
    @Test
    void aliasesAndAddressesAreJoinedInAnyOrderOfFilesAndCaseOfNames() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("lists/Cons_Alt.csv", file("alt.csv"));
        files.put("lists/CONS_PRIM.CSV", file("sdn.csv"));
        files.put("lists/cons_add.CSV", file("add.csv"));

        var reading = read(zip(files));

        assertThat(reading.facts().form().name()).isEqualTo("ofac/sdn-csv+alt+add");
        assertThat(reading.entry("52049").subject().addresses())
                .containsExactly(new Address(null, "Islamabad", null, null, "PK"));
        assertThat(reading.entry("52049").subject().names()).hasSize(3);
    }

    @Test
    void theTableOfCommentsContinuesACutRemark() throws Exception {
        String whole = "Tax ID No. 100 (Iran); " + "x".repeat(960) + "; Passport X1234567 (Iran).";
        byte[] list = csv(organisation("1", "EXAMPLE TRADING LLC", whole.substring(0, 1000)));
        byte[] comments = bytes("1,\"" + whole.substring(1000) + "\"\r\n\u001A");

        var reading = read(zip(Map.of("sdn.csv", list, "sdn_comments.csv", comments)));

        assertThat(reading.entry("1").subject().identifiers())
                .containsExactly(Identifier.of("Passport", "X1234567", "IR"), Identifier.of("Tax ID No.", "100", "IR"));
        assertThat(reading.facts().form().coverage())
                .containsEntry(Field.REMARKS, Coverage.FULL)
                .containsEntry(Field.IDENTIFIERS, Coverage.FULL);
    }

    @Test
    void namesInLatinLettersAreAllThereWhenNeitherAliasesNorCommentsAreMissing() throws Exception {
        byte[] comments = bytes("1,\"x\"\r\n\u001A");
        var aliases = read(zip(Map.of("sdn.csv", file("sdn.csv"), "alt.csv", file("alt.csv"))));
        var both =
                read(zip(Map.of("sdn.csv", file("sdn.csv"), "alt.csv", file("alt.csv"), "sdn_comments.csv", comments)));

        assertThat(aliases.facts().form().coverage()).containsEntry(Field.NAMES, Coverage.PARTIAL);
        assertThat(both.facts().form().coverage()).containsEntry(Field.NAMES, Coverage.LATIN);
        assertThat(read(file("sdn.xml")).facts().form().coverage()).containsEntry(Field.NAMES, Coverage.LATIN);
        assertThat(read(file("sdn_enhanced.xml")).facts().form().coverage()).containsEntry(Field.NAMES, Coverage.FULL);
    }

    @Test
    void aTableBesideThatWasCutIsAFaultToo() throws Exception {
        byte[] alt = file("alt.csv");

        var facts = read(zip(Map.of("sdn.csv", file("sdn.csv"), "alt.csv", Arrays.copyOf(alt, alt.length - 1))))
                .facts();

        assertThat(facts.faults())
                .containsExactly(new Fault("final-marker", "alt.csv ends without the final byte 0x1A: it was cut"));
    }

    @Test
    void aFingerprintCoversTheTablesBeside() throws Exception {
        var alone = read(zip(Map.of("sdn.csv", file("sdn.csv"))));
        var joined = read(zip(Map.of("sdn.csv", file("sdn.csv"), "alt.csv", file("alt.csv"))));

        assertThat(joined.fingerprints().get("52049"))
                .isNotEqualTo(alone.fingerprints().get("52049"));
        assertThat(joined.fingerprints().get("900003"))
                .isEqualTo(alone.fingerprints().get("900003"));
    }

    @Test
    void theXmlInsideAnArchiveIsTheXml() throws Exception {
        var plain = read(file("sdn.xml"));

        var zipped = read(zip(Map.of("SDN.XML", file("sdn.xml"))));
        var gzipped = read(gzip(file("sdn.xml")));

        assertThat(zipped).isEqualTo(plain);
        assertThat(gzipped).isEqualTo(plain);
    }

    @Test
    void anArchiveOfSomethingElseIsNotRecognised() throws Exception {
        assertThat(isRecognised(zip(Map.of("sdn_enhanced.xml", bytes("<sanctionsData/>")))))
                .isFalse();
        assertThat(isRecognised(zip(Map.of("readme.txt", bytes("hello"))))).isFalse();
        assertThat(isRecognised(gzip(bytes("{}")))).isFalse();
    }

    @Test
    void anArchiveThatIsNoListSaysSo() {
        assertRefused(zipped("alt.csv"), "neither an XML list nor SDN.CSV");
        assertRefused(zipped("sdn.csv", "sdn.xml"), "both an XML list and SDN.CSV");
        assertRefused(zipped("sdn.csv", "cons_prim.csv"), "the same part of a list");
        String[] many = new String[20];
        Arrays.setAll(many, i -> "sdn.csv" + i);
        assertRefused(zipped(many), "20 files, more than 16");
    }

    @Test
    void aCutArchiveIsRefused() throws Exception {
        byte[] whole = zip(Map.of("SDN.XML", file("sdn.xml")));
        byte[] packed = gzip(file("sdn.xml"));

        assertRefused(Arrays.copyOf(whole, whole.length - 30), "");
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(
                        () -> SampleLists.read(Arrays.copyOf(packed, packed.length - 30), gzipped(SampleLists.SDN)));
    }

    @Test
    void aBombIsRefusedBeforeItExplodes() throws Exception {
        byte[] bomb = bytes("<sdnList>" + "<pad> </pad>".repeat(400_000) + "</sdnList>");
        var small = new OfacList("ofac-sdn", "us-ofac", 1, new ReadingLimits(100, 100, 16, 32, 32, 9000, 9000, 16));

        assertRefused(zip(Map.of("SDN.XML", bomb)), "more than 100 times its size");
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> read(gzip(bomb)))
                .withMessageContaining("more than 100 times its size");
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> SampleLists.read(gzip(bomb), gzipped(small)))
                .withMessageContaining("100 bytes");
    }

    private static void assertRefused(byte[] archive, String why) {
        assertThatExceptionOfType(UnreadableDocument.class)
                .isThrownBy(() -> SampleLists.read(archive, new SdnArchive(SampleLists.SDN)))
                .withMessageContaining(why);
    }

    private static byte[] zipped(String... names) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : names) {
            files.put(name, bytes("x"));
        }
        try {
            return zip(files);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Gzipped gzipped(OfacList list) {
        return new Gzipped(SdnXml.format(list), list.limits());
    }

    private static byte[] gzip(byte[] document) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(document);
        }
        return bytes.toByteArray();
    }
}
