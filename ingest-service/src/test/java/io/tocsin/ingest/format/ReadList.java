package io.tocsin.ingest.format;

import io.tocsin.designation.Designation;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What came of a list document, for the tests of its format.
public record ReadList(
        SnapshotFacts facts, SequencedMap<String, Designation> entries, Map<String, String> fingerprints) {

    /// What differs between two documents of a list.
    public record Differences(
            TreeSet<String> listed, TreeSet<String> delisted, Map<String, DesignationEvent> changed) {}

    /// Reads a document and understands each entry.
    public static ReadList of(ListFormat format, byte[] document) throws UnreadableDocument, IOException {
        SequencedMap<String, Designation> entries = new LinkedHashMap<>();
        Map<String, String> fingerprints = new LinkedHashMap<>();
        SnapshotFacts facts = format.read(new ByteArrayInputStream(document), entry -> {
            fingerprints.put(entry.reference(), HexFormat.of().formatHex(entry.fingerprint()));
            entries.put(entry.reference(), entry.designation());
        });
        return new ReadList(facts, entries, fingerprints);
    }

    /// A file of `src/test/resources`.
    public static byte[] file(String name) throws IOException {
        try (InputStream in = ReadList.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new AssertionError("no such sample: " + name);
            }
            return in.readAllBytes();
        }
    }

    /// What a format sees of a document before it reads it.
    public static byte[] head(byte[] document) {
        return Arrays.copyOf(document, Math.min(ListFormat.HEAD_BYTES, document.length));
    }

    /// A document with one piece of its text replaced; the piece must be there.
    public static byte[] replaced(byte[] document, String piece, String other) {
        String text = new String(document, StandardCharsets.UTF_8);
        if (!text.contains(piece)) {
            throw new AssertionError("the document does not have: " + piece);
        }
        return text.replace(piece, other).getBytes(StandardCharsets.UTF_8);
    }

    /// The entry with that reference.
    public Designation entry(String reference) {
        Designation entry = entries.get(reference);
        if (entry == null) {
            throw new AssertionError("no entry " + reference + " among " + entries.keySet());
        }
        return entry;
    }

    /// What would be published if the next document followed this one.
    public Differences until(ReadList next) {
        var difference = new EntryDifference.SameForm(facts.form().coverage());
        Map<String, DesignationEvent> changed = new TreeMap<>();
        next.entries.forEach((reference, designation) -> {
            Designation before = entries.get(reference);
            if (before != null) {
                difference
                        .of(EntryState.of(before, before), designation)
                        .events()
                        .forEach(event -> changed.put(reference, event));
            }
        });
        TreeSet<String> listed = new TreeSet<>(next.entries.keySet());
        listed.removeAll(entries.keySet());
        TreeSet<String> delisted = new TreeSet<>(entries.keySet());
        delisted.removeAll(next.entries.keySet());
        return new Differences(listed, delisted, changed);
    }
}
