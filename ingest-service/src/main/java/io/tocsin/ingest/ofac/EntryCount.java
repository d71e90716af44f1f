package io.tocsin.ingest.ofac;

import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the entries of a document and notes where the document contradicts itself.
final class EntryCount {
    private static final int EXAMPLES = 5;

    private final Set<String> references = new HashSet<>();
    private final List<String> duplicates = new ArrayList<>();
    private final List<Fault> others = new ArrayList<>();
    private int entries;
    private int repeated;
    private @Nullable String stated;

    void entry(String reference) {
        entries++;
        if (!references.add(reference)) {
            repeated++;
            if (duplicates.size() < EXAMPLES) {
                duplicates.add(reference);
            }
        }
    }

    /// How many entries the document says it has.
    void stated(String count) {
        stated = count;
    }

    void fault(Fault fault) {
        others.add(fault);
    }

    int entries() {
        return entries;
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(others);
        if (stated != null && !stated.equals(Integer.toString(entries))) {
            faults.add(new Fault("record-count", "the document states " + stated + " entries and has " + entries));
        }
        if (repeated > 0) {
            faults.add(new Fault(
                    "duplicate-reference",
                    repeated + " entries repeat a reference, among them " + String.join(", ", duplicates)));
        }
        return faults;
    }
}
