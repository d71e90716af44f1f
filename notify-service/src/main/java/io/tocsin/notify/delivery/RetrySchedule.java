package io.tocsin.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a delivery is tried again.
public final class RetrySchedule {
    private final List<Duration> waits;
    private final double jitter;
    private final Duration maxRetryAfter;
    private final RandomGenerator random;

    /// @param waits before each try, the first included
    /// @param jitter from 0 up to 1, by which part of itself a wait varies
    /// @param maxRetryAfter the longest wish of an endpoint that is followed
    public RetrySchedule(List<Duration> waits, double jitter, Duration maxRetryAfter, RandomGenerator random) {
        if (waits.isEmpty() || waits.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("a retry schedule needs at least one wait and none below 0: " + waits);
        }
        if (!(jitter >= 0 && jitter < 1)) {
            throw new IllegalArgumentException("jitter must be in [0, 1): " + jitter);
        }
        this.waits = List.copyOf(waits);
        this.jitter = jitter;
        this.maxRetryAfter = maxRetryAfter;
        this.random = random;
    }

    /// A schedule with other waits, but otherwise the same.
    ///
    /// @param retries the waits after the first try, which is at once; none for these
    RetrySchedule of(List<Duration> retries) {
        return retries.isEmpty()
                ? this
                : new RetrySchedule(
                        Stream.concat(Stream.of(Duration.ZERO), retries.stream())
                                .toList(),
                        jitter,
                        maxRetryAfter,
                        random);
    }

    /// When to try after so many tries; empty where the schedule is at its end.
    ///
    /// @param retryAfter how long the endpoint asked to be left alone, null where it did not
    public Optional<Instant> next(int tries, Instant now, @Nullable Duration retryAfter) {
        if (tries >= waits.size()) {
            return Optional.empty();
        }
        Duration scheduled = varied(waits.get(tries));
        if (retryAfter == null) {
            return Optional.of(now.plus(scheduled));
        }
        Duration asked = retryAfter.compareTo(maxRetryAfter) > 0 ? maxRetryAfter : retryAfter;
        return Optional.of(now.plus(asked.compareTo(scheduled) > 0 ? asked : scheduled));
    }

    private Duration varied(Duration wait) {
        double factor = 1 + jitter * (2 * random.nextDouble() - 1);
        return Duration.ofNanos((long) (wait.toNanos() * factor));
    }
}
