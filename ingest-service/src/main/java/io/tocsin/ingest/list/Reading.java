package io.tocsin.ingest.list;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tocsin.designation.Designation;
import io.tocsin.ingest.document.Document;
import io.tocsin.ingest.snapshot.Entry;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A list document read to its end against what is accepted: the entries that differ, and the
/// fingerprints of all.
///
/// Of a few entries that differ all are kept understood; where there are too many for the memory, the
/// document is read again each time they are asked for.
public final class Reading {
    /// For so many bytes of heap one changed entry is kept.
    private static final long HEAP_BYTES_PER_ENTRY = 64 * 1024;

    private final SnapshotFacts facts;
    private final Map<String, byte[]> fingerprints;
    private final int changed;
    private final Changes changes;

    private Reading(SnapshotFacts facts, Map<String, byte[]> fingerprints, int changed, Changes changes) {
        this.facts = facts;
        this.fingerprints = fingerprints;
        this.changed = changed;
        this.changes = changes;
    }

    /// An entry that was understood.
    public record ReadEntry(String reference, byte[] fingerprint, Designation designation) {}

    /// Takes the entries that differ, in the document's order.
    @FunctionalInterface
    public interface ChangeVisitor {
        void visit(ReadEntry entry);
    }

    @FunctionalInterface
    private interface Changes {
        void forEach(ChangeVisitor visitor) throws UnreadableDocument, IOException;
    }

    /// A reading whose changed entries are all at hand.
    ///
    /// @param fingerprints of all entries by reference, the changed ones with theirs
    public static Reading of(SnapshotFacts facts, Map<String, byte[]> fingerprints, List<ReadEntry> changed) {
        return new Reading(facts, fingerprints, changed.size(), visitor -> changed.forEach(visitor::visit));
    }

    /// Reads a document, which must stay open as long as the reading is used.
    ///
    /// @param formats of its source; the first that recognises the document reads it
    /// @param accepted fingerprints of the entries that need not be understood again
    /// @param maxEntries above which the document is unreadable
    public static Reading of(Document document, List<ListFormat> formats, Map<String, byte[]> accepted, int maxEntries)
            throws UnreadableDocument, IOException {
        return of(document, formats, accepted, maxEntries, Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_ENTRY);
    }

    /// @param maxKept how many changed entries are kept understood
    static Reading of(
            Document document, List<ListFormat> formats, Map<String, byte[]> accepted, int maxEntries, long maxKept)
            throws UnreadableDocument, IOException {
        ListFormat format = recognise(document, formats);
        Pass pass = new Pass(accepted, maxEntries, maxKept);
        try (InputStream bytes = document.open()) {
            SnapshotFacts facts = format.read(bytes, pass::take);
            return pass.changed <= maxKept
                    ? of(facts, pass.fingerprints, pass.kept)
                    : new Reading(
                            facts,
                            pass.fingerprints,
                            pass.changed,
                            visitor -> again(document, format, accepted, visitor));
        }
    }

    /// The first pass over a document.
    private static final class Pass {
        private final Map<String, byte[]> accepted;
        private final int maxEntries;
        private final long maxKept;
        private final Map<String, byte[]> fingerprints;
        private final List<ReadEntry> kept = new ArrayList<>();
        private int changed;

        Pass(Map<String, byte[]> accepted, int maxEntries, long maxKept) {
            this.accepted = accepted;
            this.maxEntries = maxEntries;
            this.maxKept = maxKept;
            this.fingerprints = HashMap.newHashMap(Math.max(accepted.size(), 1024));
        }

        void take(Entry entry) throws UnreadableDocument {
            byte[] fingerprint = entry.fingerprint();
            if (fingerprints.putIfAbsent(entry.reference(), fingerprint) != null) {
                return; // The facts have the fault; should an operator release it, the first one counts.
            }
            if (fingerprints.size() > maxEntries) {
                throw new UnreadableDocument(
                        "entry " + entry.reference(), "The document has more than " + maxEntries + " entries");
            }
            if (Arrays.equals(fingerprint, accepted.get(entry.reference()))) {
                return;
            }
            changed++;
            if (changed <= maxKept) {
                kept.add(understood(entry, fingerprint));
            } else {
                kept.clear();
            }
        }
    }

    private static void again(Document document, ListFormat format, Map<String, byte[]> accepted, ChangeVisitor visitor)
            throws UnreadableDocument, IOException {
        Set<String> seen = new HashSet<>();
        try (InputStream bytes = document.open()) {
            format.read(bytes, entry -> {
                byte[] fingerprint = entry.fingerprint();
                if (seen.add(entry.reference()) && !Arrays.equals(fingerprint, accepted.get(entry.reference()))) {
                    visitor.visit(understood(entry, fingerprint));
                }
            });
        }
    }

    /// What the document says of itself.
    public SnapshotFacts facts() {
        return facts;
    }

    /// The fingerprints of all entries by reference.
    public Map<String, byte[]> fingerprints() {
        return fingerprints;
    }

    /// How many entries differ from what is accepted.
    public int changed() {
        return changed;
    }

    /// Shows every entry whose fingerprint is not the accepted one's, in the document's order.
    ///
    /// @throws UnreadableDocument if the document has to be read again and an entry breaks a rule
    public void forEachChanged(ChangeVisitor visitor) throws UnreadableDocument, IOException {
        changes.forEach(visitor);
    }

    /// The references that were accepted and are not in the document, sorted.
    public List<String> removed(Map<String, byte[]> accepted) {
        return accepted.keySet().stream()
                .filter(reference -> !fingerprints.containsKey(reference))
                .sorted()
                .toList();
    }

    /// A digest over the references and fingerprints of all entries: equal for two documents that lead to
    /// the same list, whatever else differs in them.
    String state() {
        MessageDigest digest = sha256();
        digest.update(facts.form().name().getBytes(UTF_8));
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(fingerprints).entrySet()) {
            digest.update((byte) 0);
            digest.update(entry.getKey().getBytes(UTF_8));
            digest.update((byte) 0);
            digest.update(entry.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
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
