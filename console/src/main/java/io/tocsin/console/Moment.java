package io.tocsin.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A time as a page shows it: in words, with the exact time beside them.
///
/// @param iso RFC 3339 in UTC, for programs
/// @param exact for people who want to know exactly
/// @param words how long ago, or the day where that is long
public record Moment(String iso, String exact, String words) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final Duration JUST_NOW = Duration.ofSeconds(10);
    private static final long DAYS_IN_WORDS = 30;

    /// The time as seen from now; null for none.
    public static @Nullable Moment of(@Nullable Instant at, Instant now) {
        if (at == null) {
            return null;
        }
        var utc = at.atOffset(ZoneOffset.UTC);
        return new Moment(at.truncatedTo(ChronoUnit.SECONDS).toString(), EXACT.format(utc), words(at, now));
    }

    private static String words(Instant at, Instant now) {
        Duration ago = Duration.between(at, now);
        if (ago.isNegative() && ago.abs().compareTo(JUST_NOW) > 0 || ago.toDays() > DAYS_IN_WORDS) {
            return DAY.format(at.atOffset(ZoneOffset.UTC));
        }
        if (ago.compareTo(JUST_NOW) < 0) {
            return "just now";
        }
        if (ago.toSeconds() < 60) {
            return ago.toSeconds() + " s ago";
        }
        if (ago.toMinutes() < 60) {
            return ago.toMinutes() + " min ago";
        }
        if (ago.toHours() < 48) {
            return ago.toHours() + " h ago";
        }
        return ago.toDays() + " days ago";
    }
}
