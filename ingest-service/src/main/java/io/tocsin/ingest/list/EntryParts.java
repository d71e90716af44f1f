package io.tocsin.ingest.list;

import io.tocsin.ingest.list.Reading.ReadEntry;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.Rekeying.Pair;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries to be compared, some at a time, each time with what is known of them.
final class EntryParts {
    /// How many entries are compared at once. Where there are no more, what is known of them is asked for
    /// once.
    private static final int SOME = 500;

    private final SnapshotTable snapshots;
    private final Comparison.Subject subject;
    private final @Nullable Map<String, KnownEntry> all;

    private EntryParts(SnapshotTable snapshots, Comparison.Subject subject, @Nullable Map<String, KnownEntry> all) {
        this.snapshots = snapshots;
        this.subject = subject;
        this.all = all;
    }

    /// @param removed the entries that are not in the document
    static EntryParts of(SnapshotTable snapshots, Comparison.Subject subject, List<String> removed)
            throws UnreadableDocument, IOException {
        if (subject.before() == null) {
            return new EntryParts(snapshots, subject, Map.of());
        }
        if (subject.reading().changed() + removed.size() > SOME) {
            return new EntryParts(snapshots, subject, null);
        }
        List<String> references = new ArrayList<>(removed);
        subject.reading().forEachChanged(entry -> references.add(entry.reference()));
        return new EntryParts(
                snapshots, subject, references.isEmpty() ? Map.of() : snapshots.known(subject.source(), references));
    }

    /// Takes some entries, and what is known of them.
    @FunctionalInterface
    interface Visitor<T> {
        void visit(List<T> some, Map<String, KnownEntry> known);
    }

    /// Shows the entries of the document that differ, in its order.
    ///
    /// @param renumbered by the new reference those of which the old one is asked for, too
    void forEachChanged(Map<String, Pair> renumbered, Visitor<ReadEntry> visitor)
            throws UnreadableDocument, IOException {
        List<ReadEntry> some = new ArrayList<>(SOME);
        subject.reading().forEachChanged(entry -> {
            some.add(entry);
            if (some.size() == SOME) {
                visitor.visit(some, known(references(some, renumbered)));
                some.clear();
            }
        });
        if (!some.isEmpty()) {
            visitor.visit(some, known(references(some, renumbered)));
        }
    }

    /// Shows entries of the accepted snapshot.
    void forEach(List<String> references, Visitor<String> visitor) {
        for (int from = 0; from < references.size(); from += SOME) {
            List<String> some = references.subList(from, Math.min(from + SOME, references.size()));
            visitor.visit(some, known(some));
        }
    }

    private static List<String> references(List<ReadEntry> entries, Map<String, Pair> renumbered) {
        List<String> references = new ArrayList<>();
        for (ReadEntry entry : entries) {
            references.add(entry.reference());
            Pair pair = renumbered.get(entry.reference());
            if (pair != null) {
                references.add(pair.from());
            }
        }
        return references;
    }

    private Map<String, KnownEntry> known(Collection<String> references) {
        return all == null ? snapshots.known(subject.source(), references) : all;
    }
}
