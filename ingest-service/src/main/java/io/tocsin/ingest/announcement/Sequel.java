package io.tocsin.ingest.announcement;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Evidence;
import io.tocsin.ingest.log.Consequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The consequences of a run, with the numbers that they will get.
final class Sequel {
    private final List<Consequence> consequences = new ArrayList<>();
    private long next;

    /// @param next the number after the run's own events
    Sequel(long next) {
        this.next = next;
    }

    /// Adds what follows for a party.
    ///
    /// @param evidence beside the run's document
    /// @return the event's number
    long add(DesignationEvent event, @Nullable Instant announcedAt, List<Evidence> evidence) {
        consequences.add(new Consequence(event, announcedAt, evidence));
        return next++;
    }

    List<Consequence> consequences() {
        return List.copyOf(consequences);
    }
}
