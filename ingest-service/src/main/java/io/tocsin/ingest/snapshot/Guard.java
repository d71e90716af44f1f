package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Field;
import io.tocsin.ingest.snapshot.Profile.Weight;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Decides whether a list that was read may be believed. What looks wrong is held for an operator or
/// rejected; a delisting is never invented.
///
/// @param limits what a list may do without an operator
/// @param floor how many entries the first snapshot must have at least
public record Guard(Limits limits, int floor) {
    private static final int SHOWN = 5;

    public Guard {
        if (floor < 0) {
            throw new IllegalArgumentException("negative floor: " + floor);
        }
    }

    /// What a list may do without an operator. Shares are of the entries before, 0 to 1.
    ///
    /// @param removals how many entries may go
    /// @param additions how many may come
    /// @param changes how many may be amended materially
    /// @param damage in how many characters may be lost
    /// @param vanishing how many entries a programme, a country or a field must have had for its vanishing to
    /// count
    /// @param fieldShare above which share of the entries a field is looked after
    /// @param fieldDrop by which part of it that share may fall
    /// @param sizeFactor by which factor the bytes per entry may differ
    /// @param sizeEntries how many entries both lists must have for that
    public record Limits(
            Allowance removals,
            Allowance additions,
            Allowance changes,
            Allowance damage,
            int vanishing,
            double fieldShare,
            double fieldDrop,
            double sizeFactor,
            int sizeEntries) {
        public Limits {
            if (vanishing < 1 || sizeEntries < 0 || !(sizeFactor >= 1)) {
                throw new IllegalArgumentException(
                        "limits of the guard: vanishing " + vanishing + ", size " + sizeFactor + ", " + sizeEntries);
            }
            requireShare("fieldShare", fieldShare);
            requireShare("fieldDrop", fieldDrop);
        }
    }

    /// So many in any case, or such a share, whichever is more.
    ///
    /// @param always how many in any case
    /// @param share of all, 0 to 1
    public record Allowance(int always, double share) {
        public Allowance {
            if (always < 0) {
                throw new IllegalArgumentException("negative allowance: " + always);
            }
            requireShare("allowance", share);
        }

        /// How many of so many.
        public long of(int entries) {
            return Math.max(always, (long) Math.floor(share * entries));
        }
    }

    /// What is known of the list before.
    ///
    /// @param entries how many it had
    /// @param publishedOn the day of publication that it stated
    public record Before(int entries, @Nullable LocalDate publishedOn) {}

    /// What becomes of the run.
    public sealed interface Verdict {
        /// It may be published.
        record Accept() implements Verdict {}

        /// What goes from the list is held until an operator decides; all else is published.
        ///
        /// @param reason which rules, with their numbers
        record HoldRemovals(String reason) implements Verdict {}

        /// An operator decides about all of it.
        ///
        /// @param reason which rules, with their numbers
        record Hold(String reason) implements Verdict {}

        /// It can never be published.
        ///
        /// @param reason which rule, with its numbers
        record Reject(String reason) implements Verdict {}
    }

    /// What a rule found.
    ///
    /// @param ofRemovals whether it is cured by holding the removals alone
    private record Suspicion(String rule, String detail, boolean ofRemovals) {
        static Suspicion of(String rule, String detail) {
            return new Suspicion(rule, detail, false);
        }

        @Override
        public String toString() {
            return rule + ": " + detail;
        }
    }

    /// Judges a list that was read to its end.
    ///
    /// @param before the accepted snapshot, null where this would be the first
    /// @param movement how the document differs from it
    public Verdict judge(SnapshotFacts facts, @Nullable Before before, Movement movement) {
        if (facts.entries() == 0) {
            return new Verdict.Reject("zero-entries: the document has no entry at all"
                    + (before == null ? "" : "; the list before it has " + before.entries()));
        }
        List<Suspicion> suspicions = new ArrayList<>();
        for (Fault fault : facts.faults()) {
            suspicions.add(Suspicion.of(fault.rule(), fault.detail()));
        }
        damage(facts, movement, suspicions);
        Profile profile = movement.before();
        if (before == null || profile == null) {
            floor(facts, suspicions);
        } else {
            publicationDate(facts, before, suspicions);
            removals(before, movement, suspicions);
            additions(before, movement, suspicions);
            changes(before, movement, suspicions);
            vanished(facts, profile, movement, suspicions);
            size(profile, movement, suspicions);
            identity(movement, suspicions);
        }
        return verdict(suspicions, movement);
    }

    /// Removals can be held alone only where the document is read as the one before was: what is spared
    /// must be comparable with it when it comes back.
    private static Verdict verdict(List<Suspicion> suspicions, Movement movement) {
        if (suspicions.isEmpty()) {
            return new Verdict.Accept();
        }
        String reason = suspicions.stream().map(Suspicion::toString).collect(Collectors.joining("; "));
        return movement.sameForm() && suspicions.stream().allMatch(Suspicion::ofRemovals)
                ? new Verdict.HoldRemovals(reason)
                : new Verdict.Hold(reason);
    }

    private void floor(SnapshotFacts facts, List<Suspicion> suspicions) {
        if (facts.entries() < floor) {
            suspicions.add(Suspicion.of(
                    "floor", "the first snapshot has " + facts.entries() + " entries, the source's floor is " + floor));
        }
    }

    private static void publicationDate(SnapshotFacts facts, Before before, List<Suspicion> suspicions) {
        LocalDate publishedOn = facts.publishedOn();
        LocalDate publishedBefore = before.publishedOn();
        if (publishedOn != null && publishedBefore != null && publishedOn.isBefore(publishedBefore)) {
            suspicions.add(Suspicion.of(
                    "publication-date",
                    "published on " + publishedOn + ", the accepted list was published on " + publishedBefore));
        }
    }

    private void removals(Before before, Movement movement, List<Suspicion> suspicions) {
        int removed = movement.removed().entries();
        long allowed = limits.removals().of(before.entries());
        if (removed > allowed) {
            suspicions.add(new Suspicion(
                    "removals",
                    removed + " of " + before.entries() + " entries are gone, at most " + allowed
                            + " may go without a decision",
                    true));
        }
    }

    private void additions(Before before, Movement movement, List<Suspicion> suspicions) {
        long allowed = limits.additions().of(before.entries());
        if (movement.added() > allowed) {
            suspicions.add(Suspicion.of(
                    "additions",
                    movement.added() + " entries came to " + before.entries() + ", at most " + allowed
                            + " may come without a decision"));
        }
    }

    private void changes(Before before, Movement movement, List<Suspicion> suspicions) {
        long allowed = limits.changes().of(before.entries());
        if (movement.changedMaterially() > allowed) {
            suspicions.add(Suspicion.of(
                    "changed",
                    movement.changedMaterially() + " of " + before.entries() + " entries changed materially, at most "
                            + allowed + " may without a decision"));
        }
    }

    private void vanished(SnapshotFacts facts, Profile before, Movement movement, List<Suspicion> suspicions) {
        if (movement.comparable().contains(Field.PROGRAMMES)) {
            vanished("programme", before, movement, Profile::programmes, suspicions);
        }
        if (movement.comparable().containsAll(Set.of(Field.ADDRESSES, Field.NATIONALITIES, Field.IDENTIFIERS))) {
            vanished("country", before, movement, Profile::countries, suspicions);
        }
        List<Suspicion> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            if (movement.comparable().contains(field)) {
                field(field, before, movement, fields);
            }
        }
        if (!fields.isEmpty()) {
            suspicions.addAll(fields);
            renamed(facts, before, suspicions);
        }
    }

    /// A programme or country of which no entry is left. Where an authority ends a programme, it puts some of
    /// the parties under another on the same day: what went mostly by removal is cured by holding them.
    private void vanished(
            String what,
            Profile before,
            Movement movement,
            Function<Profile, Map<String, Integer>> counts,
            List<Suspicion> suspicions) {
        List<String> byRemoval = new ArrayList<>();
        List<String> otherwise = new ArrayList<>();
        new TreeMap<>(counts.apply(before)).forEach((name, entries) -> {
            if (entries >= limits.vanishing() && !counts.apply(movement.after()).containsKey(name)) {
                int removed = counts.apply(movement.removed()).getOrDefault(name, 0);
                (2 * removed > entries ? byRemoval : otherwise)
                        .add(name + " had " + entries + " entries and has none, "
                                + (removed == entries ? "all" : removed) + " of them by removal");
            }
        });
        vanished(what, byRemoval, true, suspicions);
        vanished(what, otherwise, false, suspicions);
    }

    private static void vanished(String what, List<String> gone, boolean ofRemovals, List<Suspicion> suspicions) {
        if (!gone.isEmpty()) {
            String some = gone.stream().limit(SHOWN).collect(Collectors.joining(", "));
            suspicions.add(new Suspicion(
                    what + "-vanished",
                    what + " " + some + (gone.size() <= SHOWN ? "" : ", and " + (gone.size() - SHOWN) + " more"),
                    ofRemovals));
        }
    }

    /// A field of which entries said something, and hardly any does.
    private void field(Field field, Profile before, Movement movement, List<Suspicion> suspicions) {
        Profile after = movement.after();
        if (before.having(field) < limits.vanishing() || before.share(field) <= limits.fieldShare()) {
            return;
        }
        double least = before.share(field) * (1 - limits.fieldDrop());
        if (after.having(field) == 0 || after.share(field) < least) {
            Profile removed = movement.removed();
            int spared = after.having(field) + removed.having(field);
            boolean cured = spared > 0 && (double) spared / (after.entries() + removed.entries()) >= least;
            suspicions.add(new Suspicion(
                    "field-vanished",
                    name(field) + " stood in " + before.having(field) + " of " + before.entries()
                            + " entries and stands in " + after.having(field) + " of " + after.entries(),
                    cured));
        }
    }

    private static String name(Field field) {
        return field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Where a field went, and an element came that nobody knew, the authority may have renamed it.
    private static void renamed(SnapshotFacts facts, Profile before, List<Suspicion> suspicions) {
        String elements = facts.oddities().stream()
                .filter(oddity -> oddity.kind() == Oddity.Kind.UNKNOWN_ELEMENT)
                .filter(oddity -> oddity.count() > facts.entries() / 2)
                .filter(oddity -> !before.unknownElements().contains(oddity.what()))
                .map(oddity -> oddity.what() + " (" + oddity.count() + ")")
                .limit(SHOWN)
                .collect(Collectors.joining(", "));
        if (!elements.isEmpty()) {
            suspicions.add(Suspicion.of(
                    "unknown-element",
                    "new in more than half of the entries, as if what vanished were renamed: " + elements));
        }
    }

    private void size(Profile before, Movement movement, List<Suspicion> suspicions) {
        Weight then = before.weight();
        Weight now = movement.after().weight();
        if (!movement.sameForm() || then == null || now == null || then.packing() != now.packing()) {
            return;
        }
        if (Math.min(then.entries(), now.entries()) < limits.sizeEntries()) {
            return;
        }
        double factor = now.bytesPerEntry() / then.bytesPerEntry();
        if (factor > limits.sizeFactor() || factor < 1 / limits.sizeFactor()) {
            suspicions.add(Suspicion.of(
                    "size",
                    Math.round(now.bytesPerEntry()) + " bytes an entry, " + Math.round(then.bytesPerEntry())
                            + " in the accepted document"));
        }
    }

    private void damage(SnapshotFacts facts, Movement movement, List<Suspicion> suspicions) {
        long allowed = limits.damage().of(facts.entries());
        if (movement.damaged() > 0 && movement.damaged() >= allowed) {
            suspicions.add(Suspicion.of(
                    "encoding-damage",
                    "characters are lost (U+FFFD) in " + movement.damaged() + " entries that were whole before, "
                            + allowed + " are too many"));
        }
    }

    private static void identity(Movement movement, List<Suspicion> suspicions) {
        if (!movement.reused().isEmpty()) {
            suspicions.add(Suspicion.of(
                    "reference-reused",
                    some(movement.reused())
                            + " stand for a party that shares no name and no identifier with the one before"));
        }
        List<String> doubts = movement.rekeying().doubts();
        if (!doubts.isEmpty()) {
            suspicions.add(Suspicion.of("rekey-doubt", some(doubts)));
        }
    }

    private static String some(List<String> all) {
        String shown = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? shown + " and " + (all.size() - SHOWN) + " more" : shown;
    }

    private static void requireShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + name + " is not in [0, 1]: " + share);
        }
    }
}
