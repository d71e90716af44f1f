package io.tocsin.ingest.ofac;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The vocabulary of these tests: documents in OFAC's forms, and what is read from them.
final class SampleLists {
    static final OfacList SDN = OfacList.of("ofac-sdn", "us-ofac");

    private SampleLists() {}

    /// What came of a document.
    record Reading(SnapshotFacts facts, Map<String, Designation> entries, Map<String, String> fingerprints) {
        Designation entry(String reference) {
            return entries.get(reference);
        }
    }

    static Reading read(byte[] document) throws UnreadableDocument, IOException {
        return read(document, SDN);
    }

    /// Reads with the format that recognises the document; there must be one and no other.
    static Reading read(byte[] document, OfacList list) throws UnreadableDocument, IOException {
        var formats = list.formats().stream()
                .filter(format -> format.recognises(head(document)))
                .toList();
        if (formats.size() != 1) {
            throw new AssertionError(formats.size() + " formats recognise the document: " + formats);
        }
        return read(document, formats.getFirst());
    }

    static Reading read(byte[] document, ListFormat format) throws UnreadableDocument, IOException {
        Map<String, Designation> entries = new LinkedHashMap<>();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        SnapshotFacts facts = format.read(new ByteArrayInputStream(document), entry -> {
            fingerprints.put(entry.reference(), HexFormat.of().formatHex(entry.fingerprint()));
            entries.put(entry.reference(), entry.designation());
        });
        return new Reading(facts, entries, fingerprints);
    }

    static boolean isRecognised(byte[] document) {
        return SDN.formats().stream().anyMatch(format -> format.recognises(head(document)));
    }

    static byte[] head(byte[] document) {
        return Arrays.copyOf(document, Math.min(ListFormat.HEAD_BYTES, document.length));
    }

    /// A file of `src/test/resources/ofac`.
    static byte[] file(String name) throws IOException {
        try (InputStream in = SampleLists.class.getResourceAsStream("/ofac/" + name)) {
            if (in == null) {
                throw new AssertionError("no such sample: " + name);
            }
            return in.readAllBytes();
        }
    }

    /// `sdnList` with these entries and a count that fits.
    static byte[] xml(String... entries) {
        return xmlStating(entries.length, entries);
    }

    static byte[] xmlStating(int count, String... entries) {
        return bytes("""
                <?xml version="1.0" standalone="yes"?>
                <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
                  <publshInformation>
                    <Publish_Date>12/18/2024</Publish_Date>
                    <Record_Count>%d</Record_Count>
                  </publshInformation>
                  %s
                </sdnList>
                """.formatted(count, String.join("\n", entries)));
    }

    /// An entry of kind Entity with one programme and what else is given.
    static String entity(String uid, String name, String... more) {
        return """
                <sdnEntry><uid>%s</uid><lastName>%s</lastName><sdnType>Entity</sdnType>
                  <programList><program>NPWMD</program></programList>%s</sdnEntry>
                """.formatted(uid, name, String.join("", more));
    }

    /// SDN.CSV with these rows, CRLF and its final marker.
    static byte[] csv(String... rows) {
        return bytes(String.join("\r\n", rows) + "\r\n\u001A");
    }

    /// A row of SDN.CSV that says nothing of a ship.
    static String row(String number, String name, String type, String programmes, String title, String remarks) {
        return String.join(
                ",",
                number,
                cell(name),
                cell(type),
                cell(programmes),
                cell(title),
                "-0- ",
                "-0- ",
                "-0- ",
                "-0- ",
                "-0- ",
                "-0- ",
                cell(remarks));
    }

    static String organisation(String number, String name, String remarks) {
        return row(number, name, "-0- ", "NPWMD", "-0- ", remarks);
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String value) {
        return value.equals("-0- ") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
