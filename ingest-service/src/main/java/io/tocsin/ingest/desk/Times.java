package io.tocsin.ingest.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Reads the times that callers give.
final class Times {
    private Times() {}

    /// An RFC 3339 instant, or a date alone (its beginning in UTC); null and blank are absent.
    static @Nullable Instant published(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return text.contains("T")
                    ? OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw Problems.badRequest("publishedAt is neither an RFC 3339 time nor a date: " + text);
        }
    }
}
