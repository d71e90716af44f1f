package io.tocsin.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// One HTTP try, as it is logged.
///
/// @param at when it began
/// @param url where it went
record Attempt(Instant at, Duration took, String url, Trigger trigger, Answer answer) {
    /// Why it was made.
    enum Trigger {
        SCHEDULED,
        MANUAL,
        TEST;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String outcome() {
        return switch (answer.meaning()) {
            case TAKEN -> "delivered";
            case REFUSED, FAILED, GONE -> "failed";
        };
    }
}
