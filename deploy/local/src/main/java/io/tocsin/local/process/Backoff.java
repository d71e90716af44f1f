package io.tocsin.local.process;

import java.time.Duration;
import java.util.List;

/// How long to wait before a service is started again: at once the first time, longer each time that it did
/// not hold.
final class Backoff {
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));
    /// A service that ran this long held.
    private static final Duration HELD = Duration.ofSeconds(30);

    private int failures;

    Duration next(Duration ran) {
        if (ran.compareTo(HELD) >= 0) {
            failures = 0;
        }
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size() - 1));
        failures++;
        return pause;
    }
}
