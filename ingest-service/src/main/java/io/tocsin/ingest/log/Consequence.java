package io.tocsin.ingest.log;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run's document means for a designation that stands elsewhere: an entry of a list confirms a party
/// that a statement announced. The event belongs to the source of its designation, and is numbered after the
/// run's own events.
///
/// @param announcedAt when the authority announced the party, as far as known
/// @param evidence the documents that say so beside the run's own
public record Consequence(DesignationEvent event, @Nullable Instant announcedAt, List<Evidence> evidence) {
    public Consequence {
        evidence = List.copyOf(evidence);
    }
}
