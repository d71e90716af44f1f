package io.tocsin.ingest.list;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Field;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.list.Reading.ReadEntry;
import io.tocsin.ingest.list.SnapshotTable.Row;
import io.tocsin.ingest.log.LogHead;
import io.tocsin.ingest.snapshot.EntryDifference;
import io.tocsin.ingest.snapshot.EntryOutcome;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.Movement;
import io.tocsin.ingest.snapshot.PatchedEntry.Finding;
import io.tocsin.ingest.snapshot.Profile.Weight;
import io.tocsin.ingest.snapshot.Rekeying;
import io.tocsin.ingest.snapshot.Rewording;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A document compared with the accepted snapshot: once for its movement, by which the guard judges, and
/// once more while it is written. Both times part by part, so that a list of which every entry changed
/// need not be in memory as a whole.
final class Comparison {
    private final Subject subject;
    private final EntryParts parts;
    private final Movement movement;
    private final List<String> gone;
    private final Rewording rewording;
    private final int events;

    /// What is compared.
    ///
    /// @param reading the document as it was read against `before`
    /// @param weight of the document
    /// @param before the snapshot against which it was read, null before the first
    /// @param difference how entries that both have are compared
    /// @param comparable fields that can be compared between the two forms
    /// @param spared entries that the accepted document lacked and whose removal is held: they are no news
    /// @param patches what deltas changed since the last whole list
    record Subject(
            String source,
            Reading reading,
            Weight weight,
            @Nullable AcceptedSnapshot before,
            EntryDifference difference,
            Set<Field> comparable,
            Set<String> spared,
            Patches patches) {
        /// What a better parser finds in the old document was listed before we saw it, too.
        boolean firstSight() {
            return before == null || difference instanceof EntryDifference.BetterParser;
        }

        Map<String, byte[]> fingerprintsBefore() {
            return before == null ? Map.of() : before.fingerprints();
        }
    }

    /// Some of the events, in order, and the rows that they lead to.
    record Part(List<DesignationEvent> events, List<Row> rows) {}

    /// Takes the parts, in order.
    @FunctionalInterface
    interface PartVisitor {
        void visit(Part part);
    }

    private Comparison(
            Subject subject, EntryParts parts, Movement movement, List<String> gone, Rewording rewording, int events) {
        this.subject = subject;
        this.parts = parts;
        this.movement = movement;
        this.gone = gone;
        this.rewording = rewording;
        this.events = events;
    }

    /// Compares, and counts what differs.
    ///
    /// @param coalesceAt in how many entries the same minor edit is told to a subscriber once
    static Comparison of(SnapshotTable snapshots, Subject subject, int coalesceAt)
            throws UnreadableDocument, IOException {
        List<String> removed = subject.reading().removed(subject.fingerprintsBefore()).stream()
                .filter(reference -> !subject.spared().contains(reference))
                .filter(reference -> !subject.patches().spares(reference))
                .toList();
        EntryParts parts = EntryParts.of(snapshots, subject, removed);
        AcceptedSnapshot before = subject.before();
        Movement.Count count = new Movement.Count(
                before == null ? null : before.profile(),
                subject.comparable(),
                !(subject.difference() instanceof EntryDifference.OtherForm),
                !removed.isEmpty());
        Rewording rewording = new Rewording(coalesceAt);
        int[] events = new int[1];
        parts.forEachChanged(Map.of(), (entries, known) -> {
            for (ReadEntry entry : entries) {
                Finding finding = subject.patches().finding(entry);
                if (finding instanceof Finding.Older) {
                    continue;
                }
                KnownEntry then = known(subject, entry.reference(), known);
                EntryOutcome outcome = outcome(subject, entry, then, finding);
                count.read(then, entry.designation(), outcome);
                for (DesignationEvent event : outcome.events()) {
                    rewording.count(event, ++events[0]);
                }
            }
        });
        parts.forEach(
                removed,
                (references, known) ->
                        references.forEach(reference -> count.gone(reference, state(subject, reference, known))));
        Movement movement = count.end(subject.weight(), unknownElements(subject.reading()));
        Set<String> renumbered = new HashSet<>();
        movement.rekeying().pairs().values().forEach(pair -> renumbered.add(pair.from()));
        List<String> gone = removed.stream()
                .filter(reference -> !renumbered.contains(reference))
                .toList();
        return new Comparison(subject, parts, movement, gone, rewording, events[0]);
    }

    Subject subject() {
        return subject;
    }

    /// How the list moves as a whole.
    Movement movement() {
        return movement;
    }

    /// The entries that are gone, renumbered ones aside, sorted: what would be delisted.
    List<String> gone() {
        return gone;
    }

    /// How many of those were held when the accepted snapshot was accepted, and not released since.
    long waiting() {
        AcceptedSnapshot before = subject.before();
        return before == null
                ? 0
                : gone.stream().filter(before.heldRemovals()::contains).count();
    }

    /// Whether the document says nothing but that what is held is missing still.
    boolean onlyWaits() {
        AcceptedSnapshot before = subject.before();
        Set<String> missing = Set.copyOf(gone);
        return before != null
                && size(false) == 0
                && subject.patches().repairs(missing) == 0
                && missing.equals(before.heldRemovals());
    }

    /// How many events there are.
    ///
    /// @param withRemovals whether what is gone is delisted
    int size(boolean withRemovals) {
        return events + (withRemovals ? gone.size() : 0);
    }

    /// Shows all events with their rows: entries in the document's order, then what is gone.
    ///
    /// @param begin where the log ends before them
    /// @param withRemovals whether what is gone is delisted
    void forEachPart(LogHead begin, boolean withRemovals, PartVisitor visitor) throws UnreadableDocument, IOException {
        boolean mass = rewording.isMass();
        parts.forEachChanged(movement.rekeying().pairs(), (entries, known) -> {
            List<DesignationEvent> told = new ArrayList<>();
            List<Row> rows = new ArrayList<>();
            for (ReadEntry entry : entries) {
                Finding finding = subject.patches().finding(entry);
                if (finding instanceof Finding.Older) {
                    continue;
                }
                Rekeying.Pair pair = movement.rekeying().pairs().get(entry.reference());
                EntryOutcome outcome = pair == null
                        ? outcome(subject, entry, known(subject, entry.reference(), known), finding)
                        : renumbered(entry, known, pair, rows);
                for (DesignationEvent event : outcome.events()) {
                    told.add(mass ? rewording.marked(event, begin.logId(), begin.sequence()) : event);
                }
                rows.add(new Row(entry.reference(), entry.fingerprint(), outcome.state()));
            }
            visitor.visit(new Part(told, rows));
        });
        if (withRemovals) {
            parts.forEach(gone, (references, known) -> {
                List<DesignationEvent> told = new ArrayList<>();
                List<Row> rows = new ArrayList<>();
                for (String reference : references) {
                    EntryOutcome outcome = EntryDifference.delisted(state(subject, reference, known));
                    told.addAll(outcome.events());
                    rows.add(new Row(reference, null, outcome.state()));
                }
                visitor.visit(new Part(told, rows));
            });
        }
    }

    private static List<String> unknownElements(Reading reading) {
        return reading.facts().oddities().stream()
                .filter(oddity -> oddity.kind() == Oddity.Kind.UNKNOWN_ELEMENT)
                .map(Oddity::what)
                .sorted()
                .toList();
    }

    /// @param finding what the document says of an entry that a delta changed, null where none did
    private static EntryOutcome outcome(
            Subject subject, ReadEntry entry, @Nullable KnownEntry known, @Nullable Finding finding) {
        return switch (finding) {
            case Finding.Older older -> throw new IllegalStateException("an older list says nothing");
            case Finding.Agrees(EntryOutcome outcome) -> outcome;
            case Finding.Differs(EntryOutcome outcome, boolean repair) -> outcome;
            case null -> {
                if (known == null) {
                    yield EntryDifference.listed(entry.designation(), subject.firstSight(), 1);
                }
                yield known.listed()
                        ? subject.difference().of(known.state(), entry.designation())
                        : EntryDifference.listed(entry.designation(), false, revisionAfter(known));
            }
        };
    }

    private static @Nullable KnownEntry known(Subject subject, String reference, Map<String, KnownEntry> stored) {
        return subject.patches().known(reference, stored.get(reference));
    }

    /// The old reference leaves the list without an event of its own.
    private EntryOutcome renumbered(
            ReadEntry entry, Map<String, KnownEntry> known, Rekeying.Pair pair, List<Row> rows) {
        EntryState before = state(subject, pair.from(), known);
        rows.add(new Row(pair.from(), null, before));
        DesignationId old = before.known().id();
        return EntryDifference.rekeyed(
                before,
                entry.designation(),
                subject.difference(),
                new Link(Link.Rel.REKEYED_FROM, old, null, pair.score(), pair.explanation()),
                revisionAfter(known.get(entry.reference())));
    }

    private static int revisionAfter(@Nullable KnownEntry known) {
        return known == null ? 1 : known.state().known().revision() + 1;
    }

    private static EntryState state(Subject subject, String reference, Map<String, KnownEntry> stored) {
        KnownEntry entry = known(subject, reference, stored);
        if (entry == null) {
            throw new IllegalStateException("entry " + reference + " has a fingerprint and no state");
        }
        return entry.state();
    }
}
