package io.tocsin.ingest.list;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.EntryChange.Edited;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.EntryOutcome;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.ListDelta;
import io.tocsin.ingest.snapshot.PatchedEntry;
import io.tocsin.ingest.snapshot.PatchedEntry.Mark;
import io.tocsin.ingest.snapshot.Profile;
import io.tocsin.ingest.snapshot.Rekeying;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A delta applied to what is accepted. Pure.
final class DeltaComparison {
    private static final Set<Field> COMPARABLE = EnumSet.allOf(Field.class);

    private final Map<String, KnownEntry> known;
    private final Map<String, PatchedEntry> patched;
    private final Set<String> elsewhere;
    private final Profile.Count profile;
    private final Published published;
    private final Set<String> heldRemovals;
    private final EntryDifference difference;

    private final List<DesignationEvent> events = new ArrayList<>();
    private final Map<String, Left> left = new LinkedHashMap<>();
    private final Set<String> misfits = new TreeSet<>();
    private final List<Designation> gone = new ArrayList<>();
    private final List<Designation> come = new ArrayList<>();
    private int added;
    private int removed;

    /// What a delta left of an entry.
    ///
    /// @param before as the last whole list had it; null where that did not have it, or another delta changed it
    /// before
    private record Left(
            Designation after, boolean listed, @Nullable Designation before) {}

    /// When the delta was published.
    ///
    /// @param name what people call it
    record Published(LocalDate day, String name) {}

    private DeltaComparison(
            Map<String, KnownEntry> known,
            Map<String, PatchedEntry> patched,
            Set<String> elsewhere,
            AcceptedSnapshot before,
            Published published,
            EntryDifference difference) {
        this.known = known;
        this.patched = patched;
        this.elsewhere = elsewhere;
        this.profile = new Profile.Count(before.profile());
        this.heldRemovals = before.heldRemovals();
        this.published = published;
        this.difference = difference;
    }

    /// @param known what is known of the entries of the delta
    /// @param patched those that earlier deltas changed since the last whole list
    /// @param elsewhere entries that other lists of the authority have
    /// @param before the accepted list
    /// @param difference how an entry of that list compares with one of the delta
    static DeltaComparison of(
            ListDelta delta,
            Map<String, KnownEntry> known,
            Map<String, PatchedEntry> patched,
            Set<String> elsewhere,
            AcceptedSnapshot before,
            Published published,
            EntryDifference difference) {
        DeltaComparison comparison = new DeltaComparison(known, patched, elsewhere, before, published, difference);
        delta.changes().forEach(comparison::apply);
        return comparison;
    }

    List<DesignationEvent> events() {
        return events;
    }

    /// Entries that the delta changes and that are not as it has them, by their references.
    Set<String> misfits() {
        return misfits;
    }

    /// Entries that went and may have come back under another reference, in one sentence each: whether they
    /// did, a delta does not say.
    List<String> renumberings() {
        Rekeying rekeying = Rekeying.among(gone, come, COMPARABLE);
        List<String> sentences = new ArrayList<>();
        rekeying.pairs()
                .values()
                .forEach(pair ->
                        sentences.add(pair.from() + " may have become " + pair.to() + ": " + pair.explanation()));
        sentences.addAll(rekeying.doubts());
        return sentences.stream().sorted().toList();
    }

    int added() {
        return added;
    }

    int removed() {
        return removed;
    }

    Profile profile(Profile before) {
        return profile.end(before.weight(), before.unknownElements());
    }

    /// What is to be written.
    Map<String, PatchedEntry> patched(Mark mark) {
        Map<String, PatchedEntry> rows = new LinkedHashMap<>();
        left.forEach((reference, entry) -> {
            PatchedEntry earlier = patched.get(reference);
            rows.put(
                    reference,
                    new PatchedEntry(
                            entry.after(),
                            entry.listed(),
                            earlier == null ? entry.before() : earlier.whole(),
                            null,
                            mark));
        });
        return rows;
    }

    private void apply(EntryChange change) {
        KnownEntry entry = known.get(change.reference());
        if (entry == null || !entry.listed()) {
            if (!change.named() && elsewhere.contains(change.reference())) {
                return;
            }
        }
        PatchedEntry earlier = patched.get(change.reference());
        if (earlier != null && earlier.mark().isLaterThan(published.day(), published.name())) {
            misfits.add(change.reference());
            return;
        }
        switch (change) {
            case EntryChange.Added(String reference, Designation designation) -> {
                if (entry != null && entry.listed()) {
                    if (heldRemovals.contains(reference)) {
                        putBack(reference, entry.state(), designation);
                    } else {
                        misfits.add(reference);
                    }
                    return;
                }
                int revision = entry == null ? 1 : entry.state().known().revision() + 1;
                leave(reference, EntryDifference.listed(designation, false, revision), true, null);
                profile.add(designation);
                come.add(designation);
                added++;
            }
            case EntryChange.Removed(String reference, boolean named) -> {
                if (entry == null || !entry.listed()) {
                    misfits.add(reference);
                    return;
                }
                profile.take(counted(reference, entry.state()));
                leave(reference, EntryDifference.delisted(entry.state()), false, entry.state());
                gone.add(entry.state().known());
                removed++;
            }
            case EntryChange.Modified(String reference, boolean named, EntryChange.Edit edit) -> {
                if (entry == null || !entry.listed()) {
                    misfits.add(reference);
                    return;
                }
                modify(reference, entry.state(), edit);
            }
        }
    }

    /// The whole list lacked the entry, and its removal is held: the delta says that it is on the list.
    private void putBack(String reference, EntryState state, Designation designation) {
        profile.take(counted(reference, state));
        EntryOutcome outcome = difference.of(
                patched.containsKey(reference) ? new EntryState(state.known(), null) : state, designation);
        profile.add(outcome.state().known());
        leave(reference, outcome, true, null);
    }

    private void modify(String reference, EntryState state, EntryChange.Edit edit) {
        Designation before = state.known();
        Edited edited;
        try {
            edited = edit.applyTo(before);
        } catch (IllegalArgumentException e) {
            misfits.add(reference);
            return;
        }
        if (!edited.misfits().isEmpty()) {
            misfits.add(reference);
        }
        List<Change> changes = Difference.between(before, edited.after());
        if (changes.isEmpty()) {
            return;
        }
        Designation after = edited.after().withRevision(before.revision() + 1);
        profile.take(counted(reference, state));
        profile.add(after);
        leave(
                reference,
                new EntryOutcome(
                        new EntryState(after, null), List.of(new DesignationEvent.Amended(after, changes, List.of()))),
                true,
                state);
    }

    /// As the profile has it.
    private Designation counted(String reference, EntryState state) {
        return patched.containsKey(reference) ? state.known() : state.asRead();
    }

    private void leave(String reference, EntryOutcome outcome, boolean listed, @Nullable EntryState before) {
        events.addAll(outcome.events());
        left.put(reference, new Left(outcome.state().known(), listed, before == null ? null : before.asRead()));
    }
}
