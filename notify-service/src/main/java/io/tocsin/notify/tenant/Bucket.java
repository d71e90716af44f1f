package io.tocsin.notify.tenant;

import java.time.Duration;
import java.time.Instant;

/// How many requests may be made at a time: so many at once, and one more whenever its share of a minute
/// has gone by.
///
/// @param left how many at that time; parts of one count
/// @param at that time
record Bucket(double left, Instant at) {
    private static final double NANOS_A_MINUTE = Duration.ofMinutes(1).toNanos();

    /// What a limit gives to who was not here before.
    static Bucket full(int perMinute, Instant now) {
        return new Bucket(perMinute, now);
    }

    /// The same later, with what has come in meanwhile.
    Bucket at(Instant now, int perMinute) {
        double came = Math.max(0, Duration.between(at, now).toNanos()) / NANOS_A_MINUTE * perMinute;
        return new Bucket(Math.min(perMinute, left + came), now);
    }

    boolean hasOne() {
        return left >= 1;
    }

    Bucket takeOne() {
        return new Bucket(left - 1, at);
    }

    /// How long until it has one.
    Duration wait(int perMinute) {
        return hasOne() ? Duration.ZERO : Duration.ofNanos((long) ((1 - left) / perMinute * NANOS_A_MINUTE));
    }
}
