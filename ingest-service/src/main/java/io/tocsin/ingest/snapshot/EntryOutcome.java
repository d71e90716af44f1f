package io.tocsin.ingest.snapshot;

import io.tocsin.designation.event.DesignationEvent;
import java.util.List;

/// What reading one entry anew leads to.
///
/// @param state what is known afterwards
/// @param events none where nothing changed, else in the order in which they are to be numbered
public record EntryOutcome(EntryState state, List<DesignationEvent> events) {
    public EntryOutcome {
        events = List.copyOf(events);
    }
}
