package io.tocsin.ingest.snapshot;

import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether a list that was read may be believed. What looks wrong is held for an operator or
/// rejected; a delisting is never invented.
///
/// @param removalsAlways how many entries may go in any case
/// @param removalsShare the share of the entries before that may go, 0 to 1
/// @param floor how many entries the first snapshot must have at least
public record Guard(int removalsAlways, double removalsShare, int floor) {
    public Guard {
        if (removalsAlways < 0 || floor < 0) {
            throw new IllegalArgumentException("negative limit: removals " + removalsAlways + ", floor " + floor);
        }
        if (!(removalsShare >= 0 && removalsShare <= 1)) {
            throw new IllegalArgumentException("share of removals is not in [0, 1]: " + removalsShare);
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

        /// An operator decides.
        ///
        /// @param reason which rules, with their numbers
        record Hold(String reason) implements Verdict {}

        /// It can never be published.
        ///
        /// @param reason which rule, with its numbers
        record Reject(String reason) implements Verdict {}
    }

    /// Judges a list that was read to its end.
    ///
    /// @param before the accepted snapshot, null where this would be the first
    /// @param removed how many entries of the snapshot before are missing
    public Verdict judge(SnapshotFacts facts, @Nullable Before before, int removed) {
        if (facts.entries() == 0) {
            return new Verdict.Reject("zero-entries: the document has no entry at all"
                    + (before == null ? "" : "; the list before it has " + before.entries()));
        }
        List<String> reasons = new ArrayList<>();
        for (Fault fault : facts.faults()) {
            reasons.add(fault.rule() + ": " + fault.detail());
        }
        if (before == null) {
            if (facts.entries() < floor) {
                reasons.add("floor: the first snapshot has " + facts.entries() + " entries, the source's floor is "
                        + floor);
            }
        } else {
            long allowed = allowedRemovals(before.entries());
            if (removed > allowed) {
                reasons.add("removals: " + removed + " of " + before.entries() + " entries are gone, at most " + allowed
                        + " may go without a decision");
            }
            LocalDate publishedOn = facts.publishedOn();
            LocalDate publishedBefore = before.publishedOn();
            if (publishedOn != null && publishedBefore != null && publishedOn.isBefore(publishedBefore)) {
                reasons.add("publication-date: published on " + publishedOn + ", the accepted list was published on "
                        + publishedBefore);
            }
        }
        return reasons.isEmpty() ? new Verdict.Accept() : new Verdict.Hold(String.join("; ", reasons));
    }

    /// How many of so many entries may go: `max(removalsAlways, removalsShare of them)`.
    long allowedRemovals(int entries) {
        return Math.max(removalsAlways, (long) Math.floor(removalsShare * entries));
    }
}
