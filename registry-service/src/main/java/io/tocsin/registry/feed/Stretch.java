package io.tocsin.registry.feed;

import java.util.List;

/// A stretch of the log: the events in it that were wanted, and up to where it was looked at. Whoever goes
/// on from there misses none and gets none twice.
///
/// @param events in the order of the log
/// @param until the last sequence that was looked at
/// @param end where the log ended
record Stretch(List<Entry> events, long until, long end) {
    /// One event.
    ///
    /// @param json exactly as received
    record Entry(long sequence, String type, String json) {}

    Stretch {
        events = List.copyOf(events);
    }

    /// Whether there was no more to look at.
    boolean isLast() {
        return until >= end;
    }
}
