package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Change;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Difference;
import io.tocsin.designation.Field;
import io.tocsin.designation.Significance;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The pure difference of one entry between an accepted snapshot and a new one, as events. Knowing more
/// is not news: what another form or a better parser adds is restated; only what the authority changed is
/// an amendment.
public sealed interface EntryDifference {
    /// The difference for an entry that both snapshots have.
    EntryOutcome of(EntryState before, Designation read);

    /// Fields of which two documents can be compared: where one had it and the other has not, it went.
    Set<Field> comparable();

    /// The document is in the same form as the one before: whatever differs, the authority changed.
    ///
    /// @param coverage of the form
    record SameForm(Map<Field, Coverage> coverage) implements EntryDifference {
        @Override
        public Set<Field> comparable() {
            return coverage.keySet();
        }

        @Override
        public EntryOutcome of(EntryState before, Designation read) {
            Designation known = before.known();
            Designation laid = Overlay.sameForm(known, before.asRead(), read, coverage);
            List<Change> changes = Difference.between(known, laid);
            if (changes.isEmpty()) {
                return new EntryOutcome(EntryState.of(known, read), List.of());
            }
            Designation after = laid.withRevision(known.revision() + 1);
            return new EntryOutcome(
                    EntryState.of(after, read), List.of(new DesignationEvent.Amended(after, changes, List.of())));
        }
    }

    /// The same document is read by another version of the parser: whatever differs, the authority
    /// changed nothing.
    ///
    /// @param coverage of the form as the new parser reads it
    record BetterParser(Map<Field, Coverage> coverage) implements EntryDifference {
        @Override
        public Set<Field> comparable() {
            return coverage.keySet();
        }

        @Override
        public EntryOutcome of(EntryState before, Designation read) {
            Designation known = before.known();
            Designation laid = Overlay.sameForm(known, before.asRead(), read, coverage);
            List<DesignationEvent> events = new ArrayList<>();
            Designation after = restate(known, laid, events);
            return new EntryOutcome(EntryState.of(after, read), events);
        }
    }

    /// The document is in another form: a material field that both forms cover in full, or names in the letters
    /// that both have, were changed by the authority; all else is restated.
    ///
    /// @param coverageBefore of the form before
    /// @param coverage of the form of the document
    record OtherForm(Map<Field, Coverage> coverageBefore, Map<Field, Coverage> coverage) implements EntryDifference {
        @Override
        public Set<Field> comparable() {
            return coverage.keySet().stream()
                    .filter(field -> shows(coverageBefore, field) && shows(coverage, field))
                    .collect(Collectors.toSet());
        }

        @Override
        public EntryOutcome of(EntryState before, Designation read) {
            Designation known = before.known();
            Designation laid = Overlay.otherForm(known, read, coverage);
            List<Change> amendments = Difference.between(known, laid).stream()
                    .filter(change -> change.significance() == Significance.MATERIAL)
                    .filter(this::isOfTheAuthority)
                    .toList();
            List<DesignationEvent> events = new ArrayList<>();
            // What was known before is corrected first, so that the amendment stands at the end of the entry's story.
            Designation restated = restate(known, without(laid, amendments), events);
            if (amendments.isEmpty()) {
                return new EntryOutcome(EntryState.of(restated, read), events);
            }
            Designation after = Difference.apply(restated, amendments).withRevision(restated.revision() + 1);
            events.add(new DesignationEvent.Amended(after, amendments, List.of()));
            return new EntryOutcome(EntryState.of(after, read), events);
        }

        /// Whether both forms would have shown the same value, had the authority changed nothing.
        private boolean isOfTheAuthority(Change change) {
            Field field = change.field();
            return shows(coverageBefore, field)
                    && shows(coverage, field)
                    && (coverageBefore.get(field) == coverage.get(field)
                            || !Overlay.latinNames(change.before()).equals(Overlay.latinNames(change.after())));
        }

        /// Whether the form has all of the field, if only in Latin letters.
        private static boolean shows(Map<Field, Coverage> coverage, Field field) {
            Coverage covered = coverage.get(field);
            return covered == Coverage.FULL || covered == Coverage.LATIN;
        }

        private static Designation without(Designation laid, List<Change> amendments) {
            var tree = DesignationJson.tree(laid);
            amendments.forEach(change -> change.field().set(tree, change.before()));
            return DesignationJson.designation(tree);
        }
    }

    /// An entry that only the new snapshot has.
    ///
    /// @param baseline whether the source is seen for the first time
    /// @param revision 1, or one above the last where the entry was on the list before
    static EntryOutcome listed(Designation read, boolean baseline, int revision) {
        Designation after = read.withRevision(revision);
        return new EntryOutcome(
                EntryState.of(after, read), List.of(new DesignationEvent.Listed(after, baseline, List.of())));
    }

    /// An entry that only the snapshot before has.
    static EntryOutcome delisted(EntryState before) {
        Designation known = before.known();
        Designation after = known.withStatus(Status.DELISTED).withRevision(known.revision() + 1);
        return new EntryOutcome(
                EntryState.of(after, after),
                List.of(new DesignationEvent.Delisted(after, Difference.between(known, after), List.of())));
    }

    /// An entry that the authority renumbered: what was known under the old reference goes on under the new
    /// one, and all that differs beside is told in the one event.
    ///
    /// @param before what is known under the old reference
    /// @param read the entry under the new one
    /// @param difference how the two are compared
    /// @param revision 1, or one above the last where the new reference was on the list before
    static EntryOutcome rekeyed(
            EntryState before, Designation read, EntryDifference difference, Link from, int revision) {
        Designation known = renumbered(before.known(), read);
        Designation laid = difference
                .of(EntryState.of(known, renumbered(before.asRead(), read)), read)
                .state()
                .known();
        Designation after = laid.withRevision(revision);
        return new EntryOutcome(
                EntryState.of(after, read),
                List.of(new DesignationEvent.Rekeyed(after, Difference.between(known, laid), List.of(from))));
    }

    private static Designation renumbered(Designation known, Designation read) {
        return new Designation(
                read.id(),
                known.revision(),
                read.authority(),
                read.reference(),
                known.status(),
                known.subject(),
                known.programmes(),
                known.legalBases(),
                known.designatedOn(),
                known.measures(),
                known.reasons(),
                known.remarks(),
                known.relations());
    }

    private static Designation restate(Designation known, Designation laid, List<DesignationEvent> events) {
        List<Change> changes = Difference.between(known, laid);
        if (changes.isEmpty()) {
            return known;
        }
        Designation after = laid.withRevision(known.revision() + 1);
        events.add(new DesignationEvent.Restated(after, changes));
        return after;
    }
}
