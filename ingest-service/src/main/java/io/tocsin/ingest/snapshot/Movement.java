package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Address;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Field;
import io.tocsin.designation.Name;
import io.tocsin.designation.Significance;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.snapshot.Profile.Weight;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a document differs from the accepted snapshot as a whole, in figures: by them the guard judges.
///
/// @param before profile of the accepted snapshot, null where there is none
/// @param after profile of the document, with the entries that are spared
/// @param comparable fields that can be compared between the two forms
/// @param sameForm whether both were read in the same form
/// @param added entries that came, renumbered ones aside
/// @param removed profile of the entries that are gone, renumbered ones aside
/// @param changedMaterially entries in both that were amended materially
/// @param reused references that stand for another party now
/// @param damaged entries in which characters are lost that were not before
/// @param rekeying which entries were renumbered
public record Movement(
        @Nullable Profile before,
        Profile after,
        Set<Field> comparable,
        boolean sameForm,
        int added,
        Profile removed,
        int changedMaterially,
        List<String> reused,
        int damaged,
        Rekeying rekeying) {

    /// The profile of the document with the entries that are gone, which are held.
    public Profile withRemovals() {
        Profile.Count count = new Profile.Count(after);
        count.add(removed);
        return count.end(after.weight(), after.unknownElements());
    }

    /// What the guard does not know or finds damaged, that of the reader included.
    ///
    /// @param found what the reader found
    /// @param limit how many are shown, the most frequent first
    public List<Oddity> oddities(List<Oddity> found, int limit) {
        List<Oddity> all = new ArrayList<>(found);
        if (damaged > 0 && found.stream().noneMatch(oddity -> oddity.kind() == Oddity.Kind.ENCODING_DAMAGE)) {
            all.add(new Oddity(Oddity.Kind.ENCODING_DAMAGE, "U+FFFD in entries that were whole before", damaged));
        }
        all.sort(Comparator.comparing(Oddity::count).reversed());
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }

    /// Figures being counted, entry by entry.
    public static final class Count {
        private final @Nullable Profile before;
        private final Set<Field> comparable;
        private final boolean sameForm;
        private final boolean removals;
        private final Profile.Count after;
        private final Profile.Count removed = new Profile.Count();
        private final Map<String, Traits> gone = new HashMap<>();
        private final List<Party> goneParties = new ArrayList<>();
        private final List<Party> cameParties = new ArrayList<>();
        private final List<String> reused = new ArrayList<>();
        private int added;
        private int changedMaterially;
        private int damaged;

        /// @param removals whether any entry is gone, without which none can have been renumbered
        public Count(@Nullable Profile before, Set<Field> comparable, boolean sameForm, boolean removals) {
            this.before = before;
            this.comparable = Set.copyOf(comparable);
            this.sameForm = sameForm;
            this.removals = removals;
            this.after = before == null ? new Profile.Count() : new Profile.Count(before);
        }

        /// An entry of the document that differs from what is accepted.
        ///
        /// @param known what is known of it, null where nothing is
        /// @param outcome what it leads to, were it not renumbered
        public void read(@Nullable KnownEntry known, Designation read, EntryOutcome outcome) {
            after.add(read);
            if (known == null || !known.listed()) {
                added++;
                if (removals) {
                    cameParties.add(Party.of(read, comparable));
                }
            } else {
                after.take(known.state().asRead());
                changedMaterially += outcome.events().stream().anyMatch(Count::isMaterialAmendment) ? 1 : 0;
            }
            if (known != null && !Party.mayBeTheSame(known.state().known(), read)) {
                reused.add(read.reference());
            }
            if (isDamaged(read) && (known == null || !isDamaged(known.state().asRead()))) {
                damaged++;
            }
        }

        /// An entry that is gone.
        public void gone(String reference, EntryState known) {
            Designation entry = known.asRead();
            Traits traits = Traits.of(entry);
            after.count(traits, -1);
            gone.put(reference, traits);
            if (added > 0) {
                goneParties.add(Party.of(entry, comparable));
            }
        }

        /// The figures, once every entry was counted.
        public Movement end(Weight weight, List<String> unknownElements) {
            Rekeying rekeying = goneParties.isEmpty() ? Rekeying.NONE : Rekeying.of(goneParties, cameParties);
            Set<String> renumbered = new HashSet<>();
            rekeying.pairs().values().forEach(pair -> renumbered.add(pair.from()));
            gone.forEach((reference, traits) -> {
                if (!renumbered.contains(reference)) {
                    removed.count(traits, 1);
                }
            });
            return new Movement(
                    before,
                    after.end(weight, unknownElements),
                    comparable,
                    sameForm,
                    added - rekeying.pairs().size(),
                    removed.end(null, List.of()),
                    changedMaterially,
                    List.copyOf(reused),
                    damaged,
                    rekeying);
        }

        private static boolean isMaterialAmendment(DesignationEvent event) {
            return event instanceof DesignationEvent.Amended && event.significance() == Significance.MATERIAL;
        }

        /// Whether characters were lost before the document reached us.
        private static boolean isDamaged(Designation entry) {
            return entry.subject().names().stream().map(Name::name).anyMatch(Count::isDamaged)
                    || entry.subject().addresses().stream()
                            .map(Address::toString)
                            .anyMatch(Count::isDamaged)
                    || entry.subject().titles().stream().anyMatch(Count::isDamaged)
                    || isDamaged(entry.reasons())
                    || isDamaged(entry.remarks());
        }

        private static boolean isDamaged(@Nullable String text) {
            return text != null && text.indexOf('\uFFFD') >= 0;
        }
    }
}
