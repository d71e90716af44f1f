package io.tocsin.ingest.ofac;

import io.tocsin.designation.Designation;
import io.tocsin.designation.Name;
import io.tocsin.designation.Subject;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.format.Element;
import io.tocsin.ingest.ofac.Draft.Facts;
import io.tocsin.ingest.snapshot.EntryChange;
import io.tocsin.ingest.snapshot.EntryChange.Edited;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a delta changes of an entity that is on the list. It is applied to facts, not to OFAC's numbers
/// of them, so that it applies to what was read in any form.
record EntityEdit(OfacList list, String reference, Element entity) implements EntryChange.Edit {

    @Override
    public Edited applyTo(Designation known) {
        return new Applying(known).edited();
    }

    private final class Applying {
        private final Designation known;
        private final DeltaParts parts = DeltaParts.of(entity);
        private final List<String> misfits = new ArrayList<>(parts.misfits());
        private final SubjectType type;
        private final Facts added;
        private final Facts removed;
        private final Facts changed;

        Applying(Designation known) {
            this.known = known;
            SubjectType said = EnhancedEntry.type(parts.part(DeltaAction.MODIFY));
            this.type = said == SubjectType.UNKNOWN ? known.subject().type() : said;
            this.added = facts(DeltaAction.ADD);
            this.removed = facts(DeltaAction.REMOVE);
            this.changed = facts(DeltaAction.MODIFY);
        }

        private Facts facts(DeltaAction action) {
            return EnhancedEntry.facts(list, reference, type, parts.part(action));
        }

        Edited edited() {
            Subject before = known.subject();
            Subject subject = new Subject(
                    type,
                    names(),
                    set("an address", Facts::addresses, before.addresses(), (one, other) -> false, always()),
                    set(
                            "an identifier",
                            Facts::identifiers,
                            before.identifiers(),
                            (one, other) -> one.type().equals(other.type())
                                    && one.number().equals(other.number()),
                            (one, other) -> one.type().equals(other.type())),
                    set(
                            "a birth",
                            Facts::births,
                            before.births(),
                            (one, other) -> false,
                            (one, other) -> (one.date() == null) == (other.date() == null)),
                    set("a nationality", Facts::nationalities, before.nationalities(), (one, other) -> false, always()),
                    titles(),
                    value(before.gender(), removed.gender(), added.gender(), changed.gender()),
                    vessel(before.vessel()));
            Designation after = new Designation(
                    known.id(),
                    known.revision(),
                    known.authority(),
                    known.reference(),
                    known.status(),
                    subject,
                    set("a programme", Facts::programmes, known.programmes(), (one, other) -> false, never()),
                    set(
                            "a legal authority",
                            Facts::legalBases,
                            known.legalBases(),
                            (one, other) -> false,
                            (one, other) -> one.instrument().equals(other.instrument())),
                    value(known.designatedOn(), removed.designatedOn(), added.designatedOn(), changed.designatedOn()),
                    set("a measure", Facts::measures, known.measures(), (one, other) -> false, never()),
                    known.reasons(),
                    remarks(),
                    set(
                            "a relation",
                            Facts::relations,
                            known.relations(),
                            (one, other) -> one.name().equals(other.name()),
                            (one, other) -> one.type().equals(other.type())));
            return new Edited(after, misfits);
        }

        private List<Name> names() {
            List<Name> names = set(
                    "a name",
                    Facts::names,
                    known.subject().names(),
                    (one, other) -> one.name().equals(other.name()),
                    (one, other) ->
                            one.quality() == other.quality() && one.script().equals(other.script()));
            if (names.isEmpty()) {
                misfits.add("every name is removed");
                return known.subject().names();
            }
            return names;
        }

        private <T> List<T> set(
                String what,
                Function<Facts, List<T>> of,
                List<T> before,
                BiPredicate<T, T> same,
                BiPredicate<T, T> kind) {
            return new SetEdit<>(what, same, kind, misfits::add)
                    .apply(before, of.apply(removed), of.apply(added), of.apply(changed));
        }

        /// The title of an entity is one text that holds all of them.
        private List<String> titles() {
            List<String> titles = changed.titles().isEmpty()
                    ? new ArrayList<>(known.subject().titles())
                    : new ArrayList<>(changed.titles());
            titles.removeAll(removed.titles());
            titles.addAll(added.titles());
            return titles;
        }

        private static <T> @Nullable T value(
                @Nullable T before, @Nullable T removed, @Nullable T added, @Nullable T changed) {
            if (changed != null) {
                return changed;
            }
            return added != null ? added : Objects.equals(before, removed) ? null : before;
        }

        private @Nullable VesselDetails vessel(@Nullable VesselDetails before) {
            if (type != SubjectType.VESSEL) {
                return null;
            }
            VesselDetails known = particulars(before);
            VesselDetails gone = particulars(removed.vessel());
            VesselDetails came = particulars(added.vessel());
            VesselDetails now = particulars(changed.vessel());
            return new VesselDetails(
                    value(known.callSign(), gone.callSign(), came.callSign(), now.callSign()),
                    value(known.kind(), gone.kind(), came.kind(), now.kind()),
                    value(known.flag(), gone.flag(), came.flag(), now.flag()),
                    value(known.owner(), gone.owner(), came.owner(), now.owner()),
                    value(known.deadweight(), gone.deadweight(), came.deadweight(), now.deadweight()),
                    value(known.grossTonnage(), gone.grossTonnage(), came.grossTonnage(), now.grossTonnage()));
        }

        private static VesselDetails particulars(@Nullable VesselDetails details) {
            return details == null ? new VesselDetails(null, null, null, null, null, null) : details;
        }

        private @Nullable String remarks() {
            List<String> segments = known.remarks() == null ? List.of() : Remarks.split(known.remarks());
            int from = Remarks.notesBegin(segments);
            List<String> own = segments.subList(0, from);
            List<String> notes = set(
                    "a statement",
                    Facts::notes,
                    segments.subList(from, segments.size()),
                    (one, other) -> false,
                    (one, other) -> FeatureKinds.noteLabel(one).isPresent()
                            && FeatureKinds.noteLabel(one).equals(FeatureKinds.noteLabel(other)));
            List<String> after = new ArrayList<>(text(own));
            after.addAll(new TreeSet<>(notes));
            return after.isEmpty() ? null : Remarks.join(after);
        }

        /// The remarks of an entity are one text.
        private List<String> text(List<String> before) {
            if (!changed.ownRemarks().isEmpty()) {
                return changed.ownRemarks();
            }
            List<String> after = new ArrayList<>(before);
            after.removeAll(removed.ownRemarks());
            added.ownRemarks().stream().filter(one -> !after.contains(one)).forEach(after::add);
            return after;
        }
    }

    private static <T> BiPredicate<T, T> always() {
        return (one, other) -> true;
    }

    private static <T> BiPredicate<T, T> never() {
        return (one, other) -> false;
    }
}
