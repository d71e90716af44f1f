package io.tocsin.ingest.list;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.snapshot.Entry;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A list document read to its end against what is accepted: the entries that differ, and the
/// fingerprints of all.
///
/// @param facts what the document says of itself
/// @param changed every entry whose fingerprint is not the accepted one's, in the document's order
/// @param fingerprints of all entries by reference
public record Reading(SnapshotFacts facts, List<ReadEntry> changed, Map<String, byte[]> fingerprints) {
    /// An entry that was understood.
    public record ReadEntry(String reference, byte[] fingerprint, Designation designation) {}

    /// Reads a document.
    ///
    /// @param formats of its source; the first that recognises the document reads it
    /// @param accepted fingerprints of the entries that need not be understood again
    /// @param maxEntries above which the document is unreadable
    public static Reading of(Document document, List<ListFormat> formats, Map<String, byte[]> accepted, int maxEntries)
            throws UnreadableDocument, IOException {
        ListFormat format = recognise(document, formats);
        List<ReadEntry> changed = new ArrayList<>();
        Map<String, byte[]> fingerprints = HashMap.newHashMap(Math.max(accepted.size(), 1024));
        try (InputStream bytes = document.open()) {
            SnapshotFacts facts = format.read(bytes, entry -> {
                byte[] fingerprint = entry.fingerprint();
                if (fingerprints.putIfAbsent(entry.reference(), fingerprint) != null) {
                    return; // The facts have the fault; should an operator release it, the first one counts.
                }
                if (fingerprints.size() > maxEntries) {
                    throw new UnreadableDocument(
                            "entry " + entry.reference(), "The document has more than " + maxEntries + " entries");
                }
                if (!Arrays.equals(fingerprint, accepted.get(entry.reference()))) {
                    changed.add(understood(entry, fingerprint));
                }
            });
            return new Reading(facts, changed, fingerprints);
        }
    }

    /// The references that were accepted and are not in the document, sorted.
    public List<String> removed(Map<String, byte[]> accepted) {
        return accepted.keySet().stream()
                .filter(reference -> !fingerprints.containsKey(reference))
                .sorted()
                .toList();
    }

    private static ReadEntry understood(Entry entry, byte[] fingerprint) throws UnreadableDocument {
        return new ReadEntry(entry.reference(), fingerprint, entry.designation());
    }

    private static ListFormat recognise(Document document, List<ListFormat> formats)
            throws UnreadableDocument, IOException {
        byte[] head = document.head(ListFormat.HEAD_BYTES);
        for (ListFormat format : formats) {
            if (format.recognises(head)) {
                return format;
            }
        }
        throw new UnreadableDocument("beginning of the document", UnknownContent.describe(head));
    }
}
