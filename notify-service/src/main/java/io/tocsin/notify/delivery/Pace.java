package io.tocsin.notify.delivery;

import java.time.Duration;
import java.time.Instant;

/// A bucket that keeps the rate of one lane: each request takes a token, and tokens come back evenly. It holds
/// a tenth of a second's tokens, at least one, so that a lane need not come back for each request; and as
/// many fewer come back, so that never more than so many begin in any one second.
///
/// @param perSecond how many requests may begin in one second
/// @param fullAt when the bucket will be full, or was
record Pace(int perSecond, Instant fullAt) {
    private static final int NANOS = 1_000_000_000;

    Pace {
        if (perSecond < 1) {
            throw new IllegalArgumentException("a rate below one a second: " + perSecond);
        }
    }

    /// Whether a request may begin now.
    boolean allows(Instant now) {
        return !fullAt.minus(interval().multipliedBy(size() - 1L)).isAfter(now);
    }

    /// A request began.
    Pace taken(Instant now) {
        return new Pace(perSecond, (fullAt.isAfter(now) ? fullAt : now).plus(interval()));
    }

    private int size() {
        return Math.max(1, perSecond / 10);
    }

    private Duration interval() {
        int refilled = perSecond - size() + 1;
        return Duration.ofNanos((NANOS + refilled - 1) / refilled);
    }
}
