package io.tocsin.designation.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happened to a source. The components beside the source are the message's `data`.
public sealed interface Operation {
    /// The source's id; null where it is about all of them.
    @Nullable
    String source();

    /// Its type on the wire.
    default OperationType type() {
        return switch (this) {
            case Held held -> OperationType.HELD;
            case Released released -> OperationType.RELEASED;
            case Rejected rejected -> OperationType.REJECTED;
            case Superseded superseded -> OperationType.SUPERSEDED;
            case Failing failing -> OperationType.FAILING;
            case Stale stale -> OperationType.STALE;
            case Recovered recovered -> OperationType.RECOVERED;
            case Repaired repaired -> OperationType.REPAIRED;
            case Heartbeat heartbeat -> OperationType.HEARTBEAT;
        };
    }

    /// A run waits for an operator's decision.
    ///
    /// @param rules which rules doubt it, by their names
    /// @param reason the rules with their numbers
    /// @param entries how many entries the document has, null for texts
    /// @param heldRemovals how many removals wait with it
    /// @param counts the events that went out all the same
    record Held(
            String source,
            String runId,
            String documentSha256,
            List<String> rules,
            String reason,
            @Nullable Integer entries,
            int heldRemovals,
            EventCounts counts)
            implements Operation {
        public Held {
            rules = List.copyOf(rules);
        }
    }

    /// An operator published a held run.
    ///
    /// @param by who decided
    /// @param reason why
    record Released(String source, String runId, String by, String reason) implements Operation {}

    /// An operator refused a held run.
    ///
    /// @param by who decided
    /// @param reason why
    record Rejected(String source, String runId, String by, String reason) implements Operation {}

    /// A newer document was accepted while the run was held.
    record Superseded(String source, String runId) implements Operation {}

    /// Look after look at the source fails.
    ///
    /// @param since of the first of them
    /// @param looks how many failed in a row so far
    /// @param why the last one failed, in a sentence
    record Failing(String source, Instant since, int looks, String why) implements Operation {}

    /// The source was not seen whole and in order for too long.
    ///
    /// @param staleAfterSeconds how long is too long
    /// @param lastCheckedAt when it was last looked at, null where it never was
    /// @param lastVerifiedAt when it was last seen whole and in order, null where it never was
    /// @param why the last look failed, null where it did not
    record Stale(
            String source,
            long staleAfterSeconds,
            @Nullable Instant lastCheckedAt,
            @Nullable Instant lastVerifiedAt,
            @Nullable String why)
            implements Operation {}

    /// A source that was told to be failing or stale is so no more.
    ///
    /// @param from which of the two it was told to be: `source.failing`, `source.stale`
    /// @param since when the first of them was so
    /// @param verifiedAt when the authority answered again
    record Recovered(String source, List<OperationType> from, Instant since, Instant verifiedAt) implements Operation {
        public Recovered {
            from = List.copyOf(from);
        }
    }

    /// A whole list put right what the authority's own delta had got wrong.
    ///
    /// @param runId the run of the whole list
    /// @param reason what was wrong, in a sentence
    /// @param counts the events by which it was put right
    record Repaired(String source, String runId, String reason, EventCounts counts) implements Operation {}

    /// Where the log ends and how fresh every source is: silence after it is a broken line.
    ///
    /// @param sequence of the last event of the log, 0 before the first
    /// @param digest of that event
    record Heartbeat(long sequence, String digest, List<SourceFreshness> sources) implements Operation {
        public Heartbeat {
            sources = List.copyOf(sources);
        }

        @Override
        public @Nullable String source() {
            return null;
        }
    }

    /// How many events of each kind.
    record EventCounts(int listed, int amended, int delisted, int rekeyed, int restated, int announced) {}

    /// How a source is doing.
    ///
    /// @param state `ok`, `held`, `stale`, `failing` or `unwatched`
    /// @param staleAfterSeconds how long it may stay unverified, null where it is not watched
    record SourceFreshness(
            String id,
            String state,
            @Nullable Instant lastCheckedAt,
            @Nullable Instant lastVerifiedAt,
            @Nullable Instant lastChangedAt,
            @Nullable Long staleAfterSeconds) {}
}
