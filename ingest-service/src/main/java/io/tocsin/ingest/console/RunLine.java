package io.tocsin.ingest.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Moment;
import io.tocsin.ingest.run.Run;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run as one line of a table.
///
/// @param counts what it led to, empty where that is nothing
/// @param reason why it was held or rejected
record RunLine(
        String id,
        String source,
        Badge outcome,
        String counts,
        @Nullable String reason,
        Moment at) {
    static RunLine of(Run run, Instant now) {
        return new RunLine(
                run.id(),
                run.source(),
                Badges.of(run),
                Wording.counts(run),
                run.reason(),
                Objects.requireNonNull(Moment.of(run.observedAt(), now)));
    }
}
