package io.tocsin.ingest.list;

import io.tocsin.ingest.list.Reading.ReadEntry;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.PatchedEntry;
import io.tocsin.ingest.snapshot.PatchedEntry.Finding;
import io.tocsin.ingest.snapshot.PatchedEntry.WholeList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What deltas changed since the last whole list, while the next one is compared.
final class Patches {
    /// How many entries a sentence names.
    private static final int NAMED = 10;

    private final Map<String, PatchedEntry> entries;
    private final WholeList list;
    private final Set<String> kept = new HashSet<>();
    private final Map<String, Set<String>> repaired = new TreeMap<>();

    Patches(Map<String, PatchedEntry> entries, WholeList list) {
        this.entries = Map.copyOf(entries);
        this.list = list;
    }

    /// What the list says of an entry that a delta changed; null where none did.
    @Nullable
    Finding finding(ReadEntry entry) {
        PatchedEntry patched = entries.get(entry.reference());
        return patched == null
                ? null
                : noted(entry.reference(), patched, patched.in(list, entry.fingerprint(), entry.designation()));
    }

    /// Whether the list lacks an entry for being older than the delta that added it.
    boolean spares(String reference) {
        PatchedEntry patched = entries.get(reference);
        return patched != null && noted(reference, patched, patched.notIn(list)) instanceof Finding.Older;
    }

    /// What is known of an entry: as the delta left it, where one changed it.
    @Nullable
    KnownEntry known(String reference, @Nullable KnownEntry stored) {
        PatchedEntry patched = entries.get(reference);
        return patched == null ? stored : new KnownEntry(new EntryState(patched.known(), null), patched.listed());
    }

    /// The entries of which the list says nothing, because it is older than their deltas.
    Set<String> kept() {
        return kept;
    }

    /// The fingerprints of the accepted list: what a delta changed is compared in any case, and what it
    /// took away is not on it.
    void adjust(Map<String, byte[]> fingerprints) {
        for (String reference : kept) {
            PatchedEntry patched = entries.get(reference);
            if (patched != null && patched.listed()) {
                fingerprints.put(reference, AcceptedSnapshot.PATCHED);
            } else {
                fingerprints.remove(reference);
            }
        }
    }

    /// How many entries the list sets right.
    ///
    /// @param held entries whose removal is held: those it does not set right yet
    int repairs(Set<String> held) {
        return repaired(held).values().stream().mapToInt(Set::size).sum();
    }

    /// One sentence about them; null where there are none.
    @Nullable
    String repairsInWords(Set<String> held) {
        Map<String, Set<String>> set = repaired(held);
        if (set.isEmpty()) {
            return null;
        }
        List<String> words = new ArrayList<>();
        set.forEach((publication, references) -> words.add("repairs " + references.size()
                + (references.size() == 1 ? " entry" : " entries") + " that " + publication + " got wrong: "
                + some(references)));
        return String.join("; ", words);
    }

    /// Some of the references, and how many more there are.
    static String some(Set<String> references) {
        String named = String.join(", ", references.stream().limit(NAMED).toList());
        return references.size() <= NAMED ? named : named + " and " + (references.size() - NAMED) + " more";
    }

    private Map<String, Set<String>> repaired(Set<String> held) {
        Map<String, Set<String>> set = new TreeMap<>();
        repaired.forEach((publication, references) -> {
            Set<String> others = new TreeSet<>(references);
            others.removeAll(held);
            if (!others.isEmpty()) {
                set.put(publication, others);
            }
        });
        return set;
    }

    private Finding noted(String reference, PatchedEntry patched, Finding finding) {
        switch (finding) {
            case Finding.Older older -> kept.add(reference);
            case Finding.Agrees agrees -> {}
            case Finding.Differs differs -> {
                if (differs.repair()) {
                    repaired.computeIfAbsent(patched.mark().publication(), none -> new TreeSet<>())
                            .add(reference);
                }
            }
        }
        return finding;
    }
}
