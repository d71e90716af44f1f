package io.tocsin.ingest.format;

import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.SnapshotForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts the entries of a document while it passes, and notes what it states of itself, where it contradicts itself
/// and what its reader does not know.
public final class Tally {
    private static final int EXAMPLES = 5;

    /// How many different oddities of one kind are named; what comes beyond is counted together.
    private static final int NAMED_ODDITIES = 50;

    private static final String OTHERS = "others";

    /// Longer numbers would take more room as bits than as text.
    private static final int NUMBER_DIGITS = 7;

    private final BitSet numbers = new BitSet();
    private final Set<String> others = new HashSet<>();
    private final List<String> duplicates = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Oddity.Kind, Map<String, Integer>> oddities = new EnumMap<>(Oddity.Kind.class);
    private int entries;
    private int repeated;
    private @Nullable String stated;
    private @Nullable LocalDate publishedOn;
    private @Nullable String publicationId;

    /// An entry with that reference was read.
    public void entry(String reference) {
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
    public void stated(String count) {
        stated = count;
    }

    /// The day of publication that the document states.
    public void publishedOn(LocalDate day) {
        publishedOn = day;
    }

    /// The authority's number of the publication.
    public void publicationId(String id) {
        publicationId = id;
    }

    /// The document contradicts itself.
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /// Something is there that the reader does not know or finds damaged.
    ///
    /// @param count how often
    public void oddity(Oddity.Kind kind, String what, int count) {
        Map<String, Integer> named = oddities.computeIfAbsent(kind, none -> new LinkedHashMap<>());
        boolean room = named.size() < NAMED_ODDITIES || named.containsKey(what);
        named.merge(room ? what : OTHERS, count, Integer::sum);
    }

    /// How many entries were read.
    public int entries() {
        return entries;
    }

    /// All of it, once the document was read to its end.
    public SnapshotFacts facts(SnapshotForm form) {
        return new SnapshotFacts(form, publishedOn, publicationId, entries, faults(), oddities());
    }

    private List<Oddity> oddities() {
        List<Oddity> all = new ArrayList<>();
        oddities.forEach((kind, named) -> named.forEach((what, count) -> all.add(new Oddity(kind, what, count))));
        return all;
    }

    private List<Fault> faults() {
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
