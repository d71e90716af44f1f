package io.tocsin.ingest.announcement;

import io.tocsin.ingest.run.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// How long it took from an announcement to the list: to when the list says that it was published, or where
/// it names a day and no time, to when it was seen. For a first snapshot that is an upper bound.
///
/// @param authority who announced
/// @param length never negative
public record Lag(String authority, Duration length) {
    static Lag between(AnnouncedParty party, Received list) {
        Duration length = Duration.between(party.announcedAt(), publishedAt(list));
        return new Lag(party.known().authority(), length.isNegative() ? Duration.ZERO : length);
    }

    private static Instant publishedAt(Received list) {
        Instant published = list.publishedAt();
        return published == null
                        || published.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? list.observedAt()
                : published;
    }
}
