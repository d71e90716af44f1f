package io.tocsin.ingest.announcement;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.Programmes;
import io.tocsin.designation.Programmes.Instrument;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What an announcement lets one expect. Pure.
final class Expectation {
    private Expectation() {}

    /// How a party stands that was just announced.
    ///
    /// @param announcedAt when the authority said so; the wait for the list begins then
    /// @param listWithin how long the list may take
    static Standing of(
            AnnouncementSource source, List<LegalBasis> bases, Instant announcedAt, Duration listWithin, Instant now) {
        if (!source.official()) {
            return new Standing.Reported(now);
        }
        return feedsList(source, bases)
                ? new Standing.Announced(now, announcedAt.plus(listWithin))
                : new Standing.AwaitingGazette(now);
    }

    /// Whether an entry on a list will come: the source's authority feeds one, and so does a legal basis. One
    /// that the table does not know may be new, and is taken to feed a list: a wrong warning is better than
    /// silence.
    static boolean feedsList(AnnouncementSource source, List<LegalBasis> bases) {
        return !source.feeds().isEmpty()
                && (bases.isEmpty()
                        || bases.stream()
                                .map(LegalBasis::instrument)
                                .anyMatch(name -> Programmes.instrument(name)
                                        .map(Instrument::feedsList)
                                        .orElse(true)));
    }
}
