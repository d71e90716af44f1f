package io.tocsin.registry.programme;

import io.tocsin.designation.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands under a programme or an instrument now.
record Standing(Counts counts, @Nullable Instant lastChangedAt) {
    static final Standing NOTHING = new Standing(Counts.NONE, null);

    Standing plus(Status status, Instant changedAt) {
        boolean later = lastChangedAt == null || changedAt.isAfter(lastChangedAt);
        return new Standing(counts.plus(status), later ? changedAt : lastChangedAt);
    }
}
