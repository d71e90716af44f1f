package io.tocsin.ingest.ofac;

import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the entries of a document and notes where the document contradicts itself.
final class EntryCount {
    private static final int EXAMPLES = 5;

    /// Longer numbers would take more room as bits than as text.
    private static final int NUMBER_DIGITS = 7;

    private final BitSet numbers = new BitSet();
    private final Set<String> others = new HashSet<>();
    private final List<String> duplicates = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private int entries;
    private int repeated;
    private @Nullable String stated;

    void entry(String reference) {
        entries++;
        if (!isNew(reference)) {
            repeated++;
            if (duplicates.size() < EXAMPLES) {
                duplicates.add(reference);
            }
        }
    }

    /// References are numbers as a rule, which as bits cost next to nothing.
    private boolean isNew(String reference) {
        int number = number(reference);
        if (number < 0) {
            return others.add(reference);
        }
        boolean known = numbers.get(number);
        numbers.set(number);
        return !known;
    }

    /// The number that is written so and in no other way; -1 where the reference is none, or a long one.
    private static int number(String reference) {
        if (reference.isEmpty() || reference.length() > NUMBER_DIGITS || reference.charAt(0) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < reference.length(); i++) {
            int digit = reference.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /// How many entries the document says it has.
    void stated(String count) {
        stated = count;
    }

    void fault(Fault fault) {
        faults.add(fault);
    }

    int entries() {
        return entries;
    }

    List<Fault> faults() {
        List<Fault> all = new ArrayList<>(faults);
        if (stated != null && !stated.equals(Integer.toString(entries))) {
            all.add(new Fault("record-count", "the document states " + stated + " entries and has " + entries));
        }
        if (repeated > 0) {
            all.add(new Fault(
                    "duplicate-reference",
                    repeated + " entries repeat a reference, among them " + String.join(", ", duplicates)));
        }
        return all;
    }
}
