package io.tocsin.registry.facts;

import io.tocsin.designation.Status;
import io.tocsin.registry.validity.Basis;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Since when a designation stands as it does, in both times.
///
/// @param status how sure and how current it is
/// @param since since when the party is designated, at the latest
/// @param sinceBasis which time of a document that is
/// @param sinceKnownAt when that beginning became known
/// @param validFrom since when it is as it is
/// @param knownAt when that became known
/// @param lateSeconds from the beginning to when it became known, 0 where it was known before it began
/// @param late the same in words, null where it is less than a day
public record Standing(
        Status status,
        Instant since,
        Basis sinceBasis,
        Instant sinceKnownAt,
        Instant validFrom,
        Instant knownAt,
        long lateSeconds,
        @Nullable String late) {

    static Standing of(
            Status status, Instant since, Basis sinceBasis, Instant sinceKnownAt, Instant validFrom, Instant knownAt) {
        Duration lag = Duration.between(since, sinceKnownAt);
        Duration late = lag.isNegative() ? Duration.ZERO : lag;
        return new Standing(
                status,
                since,
                sinceBasis,
                sinceKnownAt,
                validFrom,
                knownAt,
                late.toSeconds(),
                words(late, since, sinceBasis, sinceKnownAt));
    }

    private static @Nullable String words(Duration late, Instant since, Basis basis, Instant known) {
        if (late.toDays() == 0) {
            return null;
        }
        String dated = switch (basis) {
            case DESIGNATED_ON -> "The authority dates it ";
            case ANNOUNCED -> "It was announced on ";
            case PUBLISHED -> "The document is dated ";
            case OBSERVED -> "The document was fetched on ";
        };
        return dated + day(since) + "; it became known here on " + day(known) + ", "
                + (late.toDays() == 1 ? "a day" : late.toDays() + " days") + " later.";
    }

    private static String day(Instant time) {
        return time.toString().substring(0, "2024-12-18".length());
    }
}
