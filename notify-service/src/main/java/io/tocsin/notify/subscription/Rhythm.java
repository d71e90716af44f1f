package io.tocsin.notify.subscription;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// How often a subscriber is told what has gathered, in place of being told each thing at once.
///
/// @param every an hour or a day
/// @param at of a day, at what time in UTC; of an hour, on the hour
public record Rhythm(Duration every, LocalTime at) {
    private static final String HOURLY = "PT1H";
    private static final String DAILY = "P1D";

    /// Reads the two properties; an `IllegalArgumentException` says in a sentence what is wrong with them.
    ///
    /// @param at null for midnight
    static Rhythm read(String every, @Nullable String at) {
        return switch (every) {
            case HOURLY -> {
                if (at != null) {
                    throw new IllegalArgumentException("\"digestAt\" is for a \"digest\" of P1D.");
                }
                yield new Rhythm(Duration.ofHours(1), LocalTime.MIDNIGHT);
            }
            case DAILY -> new Rhythm(Duration.ofDays(1), at == null ? LocalTime.MIDNIGHT : time(at));
            default -> throw new IllegalArgumentException("\"digest\" must be PT1H or P1D, not \"" + every + "\".");
        };
    }

    private static LocalTime time(String at) {
        try {
            if (at.matches("[0-9]{2}:[0-9]{2}")) {
                return LocalTime.parse(at);
            }
        } catch (DateTimeParseException e) {
            throw bad(at, e);
        }
        throw bad(at, null);
    }

    private static IllegalArgumentException bad(String at, @Nullable Exception cause) {
        return new IllegalArgumentException("\"digestAt\" must be a time in UTC as 07:00, not \"" + at + "\".", cause);
    }

    /// `PT1H` or `P1D`.
    String wireName() {
        return every.equals(Duration.ofHours(1)) ? HOURLY : DAILY;
    }

    /// `07:00` of a daily one; null of an hourly one.
    @Nullable
    String wireTime() {
        return wireName().equals(DAILY) ? at.toString() : null;
    }
}
