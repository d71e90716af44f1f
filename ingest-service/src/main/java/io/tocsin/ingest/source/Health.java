package io.tocsin.ingest.source;

import io.tocsin.designation.operation.Operation;
import io.tocsin.designation.operation.OperationType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How a source is doing, as a value: each thing that happens to it gives the next one and says what is
/// to be told of it. A failure and staleness are told once each, and so is that both are over.
///
/// @param watchedSince since when Tocsin looks at it by itself; null where it does not
/// @param lastCheckedAt when it was last looked at or a document of it was posted
/// @param lastVerifiedAt when the authority last answered and its content was read, changed or not
/// @param lastChangedAt when that last led to events
/// @param failedLooks how many looks in a row have failed
/// @param failingSince when the first of them was; null where none has
/// @param failure why the last one failed
/// @param failingTold whether that was told
/// @param staleSince since when it was told to be stale; null where it is not
public record Health(
        @Nullable Instant watchedSince,
        @Nullable Instant lastCheckedAt,
        @Nullable Instant lastVerifiedAt,
        @Nullable Instant lastChangedAt,
        int failedLooks,
        @Nullable Instant failingSince,
        @Nullable String failure,
        boolean failingTold,
        @Nullable Instant staleSince) {
    /// Of a source that was never looked at.
    public static final Health UNKNOWN = new Health(null, null, null, null, 0, null, null, false, null);

    /// The next value, and what is told of the step.
    record Step(Health after, Optional<Operation> told) {}

    /// The source was looked at and its content is in order.
    ///
    /// @param at when its content was got: before the last look, where an operator releases what was held
    /// then
    Step verified(String source, Instant at, boolean changed) {
        Instant verifiedAt = later(lastVerifiedAt, at);
        Instant changedAt = changed ? later(lastChangedAt, at) : lastChangedAt;
        if (lastCheckedAt != null && at.isBefore(lastCheckedAt)) {
            // It says nothing of how the source is doing now.
            Health after = new Health(
                    watchedSince,
                    lastCheckedAt,
                    verifiedAt,
                    changedAt,
                    failedLooks,
                    failingSince,
                    failure,
                    failingTold,
                    staleSince);
            return new Step(after, Optional.empty());
        }
        Health after = new Health(watchedSince, at, verifiedAt, changedAt, 0, null, null, false, null);
        return new Step(after, recovered(source, at, staleSince));
    }

    /// The source was looked at, and its content waits for a decision: it does not fail, and what is
    /// published is no fresher for it.
    Step held(String source, Instant at) {
        Health after = new Health(
                watchedSince,
                later(lastCheckedAt, at),
                lastVerifiedAt,
                lastChangedAt,
                0,
                null,
                null,
                false,
                staleSince);
        return new Step(after, recovered(source, at, null));
    }

    /// A text of the source led to events. That says nothing of whether the source is in order: it may have been
    /// posted, or be one of many.
    Step changed(Instant at) {
        return new Step(seen(lastCheckedAt, later(lastChangedAt, at)), Optional.empty());
    }

    /// A text of the source was posted, likewise.
    Step posted(Instant at) {
        return new Step(seen(later(lastCheckedAt, at), lastChangedAt), Optional.empty());
    }

    /// The source was looked at in vain. A look that tells of its failure twice is one look.
    ///
    /// @param why one sentence
    /// @param tellAfter how many looks must fail in a row before it is told
    Step failed(String source, Instant at, String why, int tellAfter) {
        boolean sameLook = failingSince != null && at.equals(lastCheckedAt);
        int looks = sameLook ? failedLooks : failedLooks + 1;
        Instant since = failingSince == null ? at : failingSince;
        boolean tell = !failingTold && looks >= tellAfter;
        Instant checkedAt = later(lastCheckedAt, at);
        Health after = new Health(
                watchedSince,
                checkedAt,
                lastVerifiedAt,
                lastChangedAt,
                looks,
                since,
                why,
                failingTold || tell,
                staleSince);
        return new Step(after, tell ? Optional.of(new Operation.Failing(source, since, looks, why)) : Optional.empty());
    }

    /// Time passes over a source that is watched.
    ///
    /// @param staleAfter how long it may stay unverified
    Step watched(String source, Instant now, Duration staleAfter) {
        Instant since = watchedSince == null ? now : watchedSince;
        boolean tell = staleSince == null && isStale(since, now, staleAfter);
        Health after = new Health(
                since,
                lastCheckedAt,
                lastVerifiedAt,
                lastChangedAt,
                failedLooks,
                failingSince,
                failure,
                failingTold,
                tell ? now : staleSince);
        return new Step(
                after,
                tell
                        ? Optional.of(new Operation.Stale(
                                source, staleAfter.toSeconds(), lastCheckedAt, lastVerifiedAt, failure))
                        : Optional.empty());
    }

    /// Nobody looks at the source by himself: it does not become stale.
    Step unwatched() {
        Health after = new Health(
                null,
                lastCheckedAt,
                lastVerifiedAt,
                lastChangedAt,
                failedLooks,
                failingSince,
                failure,
                failingTold,
                staleSince);
        return new Step(after, Optional.empty());
    }

    private Health seen(@Nullable Instant checkedAt, @Nullable Instant changedAt) {
        return new Health(
                watchedSince,
                checkedAt,
                lastVerifiedAt,
                changedAt,
                failedLooks,
                failingSince,
                failure,
                failingTold,
                staleSince);
    }

    /// One that was not seen yet has as long from when it began to be watched.
    private boolean isStale(Instant since, Instant now, Duration staleAfter) {
        Instant fresh = lastVerifiedAt == null || lastVerifiedAt.isBefore(since) ? since : lastVerifiedAt;
        return fresh.plus(staleAfter).isBefore(now);
    }

    private Optional<Operation> recovered(String source, Instant at, @Nullable Instant stale) {
        List<OperationType> from = new ArrayList<>();
        if (failingTold) {
            from.add(OperationType.FAILING);
        }
        if (stale != null) {
            from.add(OperationType.STALE);
        }
        return Stream.of(Optional.ofNullable(failingTold ? failingSince : null), Optional.ofNullable(stale))
                .flatMap(Optional::stream)
                .min(Instant::compareTo)
                .map(since -> new Operation.Recovered(source, from, since, at));
    }

    private static Instant later(@Nullable Instant known, Instant at) {
        return known == null || known.isBefore(at) ? at : known;
    }
}
