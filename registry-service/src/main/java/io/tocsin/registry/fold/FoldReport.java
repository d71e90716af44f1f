package io.tocsin.registry.fold;

import io.tocsin.designation.fold.Watermark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the fold is getting on, for operators.
///
/// @param sequence of the last applied event
/// @param digest of the last applied event
/// @param nextOffset the offset on the topic after that event
/// @param state what this process does
/// @param reason what is wrong, null where nothing is
/// @param since when that began
/// @param tries how often the fold has tried again since
public record FoldReport(
        long sequence,
        String digest,
        long nextOffset,
        State state,
        @Nullable String reason,
        @Nullable Instant since,
        int tries) {
    /// What this process does: it folds, stands by for another that does, waits for a missing event, or has
    /// stopped.
    public enum State {
        folding,
        standby,
        waiting,
        stopped
    }

    static FoldReport of(Watermark watermark, Course course, boolean assigned) {
        return switch (course) {
            case Course.Folding() -> of(watermark, assigned ? State.folding : State.standby, null, null, 0);
            case Course.Waiting waiting ->
                of(watermark, State.waiting, waiting.missing().reason(), waiting.since(), waiting.tries());
            case Course.Stopped stopped ->
                of(watermark, State.stopped, stopped.reason(), stopped.since(), stopped.tries());
        };
    }

    private static FoldReport of(
            Watermark at, State state, @Nullable String reason, @Nullable Instant since, int tries) {
        return new FoldReport(at.sequence(), at.digest().hex(), at.nextOffset(), state, reason, since, tries);
    }
}
