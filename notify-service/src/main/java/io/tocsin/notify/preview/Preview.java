package io.tocsin.notify.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a filter would have sent, had a subscription with it been there.
///
/// @param since from when on
/// @param total how many deliveries
/// @param bySource how many of each source
/// @param byType how many of each type
/// @param perDay how many on each day, in UTC, on which there were any
/// @param items the newest, the newest first
/// @param filterErrors on how many of them the filter's expression failed; they are among the total
/// @param filterError why, on the last of these; null where there were none
/// @param scanned how many events and operations were looked at
/// @param complete whether that was all since then
public record Preview(
        Instant since,
        long total,
        Map<String, Long> bySource,
        Map<String, Long> byType,
        Map<LocalDate, Long> perDay,
        List<Item> items,
        long filterErrors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String filterError,
        long scanned,
        boolean complete) {
    /// One delivery.
    ///
    /// @param sequence of the event, null where it is an operation
    /// @param type of event or operation
    /// @param source whose it is, null where it is about every source
    /// @param designationId what the event is about, null where it is an operation
    /// @param name the party's name, null where it is an operation
    /// @param timestamp when it got its number
    public record Item(
            @Nullable Long sequence,
            String type,
            @Nullable String source,
            @Nullable String designationId,
            @Nullable String name,
            Instant timestamp) {}
}
