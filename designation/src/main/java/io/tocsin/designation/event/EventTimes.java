package io.tocsin.designation.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The times of an event, kept apart because users are misled when they are mixed. All in microseconds.
///
/// @param announcedAt when the authority announced it, where that is known
/// @param publishedAt when the document says it was published
/// @param observedAt when Tocsin fetched or was handed the document
/// @param emittedAt when the event got its number: the *known* time everywhere
public record EventTimes(
        @Nullable Instant announcedAt, @Nullable Instant publishedAt, Instant observedAt, Instant emittedAt) {
    public EventTimes {
        announcedAt = announcedAt == null ? null : announcedAt.truncatedTo(ChronoUnit.MICROS);
        publishedAt = publishedAt == null ? null : publishedAt.truncatedTo(ChronoUnit.MICROS);
        if (observedAt == null || emittedAt == null) {
            throw new IllegalArgumentException("event lacks a time: observed " + observedAt + ", emitted " + emittedAt);
        }
        observedAt = observedAt.truncatedTo(ChronoUnit.MICROS);
        emittedAt = emittedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /// The same times for what was announced at another.
    public EventTimes announcedAt(@Nullable Instant other) {
        return new EventTimes(other, publishedAt, observedAt, emittedAt);
    }
}
