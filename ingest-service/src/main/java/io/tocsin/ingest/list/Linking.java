package io.tocsin.ingest.list;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.DesignationEvent.Amended;
import io.tocsin.designation.event.DesignationEvent.Delisted;
import io.tocsin.designation.event.DesignationEvent.Listed;
import io.tocsin.designation.event.Link;
import io.tocsin.ingest.log.Consequence;
import io.tocsin.ingest.run.Received;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the events of a list mean for what was announced. It is asked in the transaction that accepts them,
/// under the log's lock, before they are numbered.
public interface Linking {
    /// @param received the list's document
    /// @param events of the list, at least one; shown only where something announced waits for them
    /// @param firstSequence the number that the first of them will get
    Linked link(Received received, Events events, long firstSequence) throws UnreadableDocument, IOException;

    /// The events of a list, in the order in which they will be numbered. They may be too many to be in
    /// memory at once.
    @FunctionalInterface
    interface Events {
        /// Shows all events, each time anew.
        void forEach(Consumer<DesignationEvent> reader) throws UnreadableDocument, IOException;
    }

    /// What became of it.
    ///
    /// @param links that the list's events get, by their designations
    /// @param consequences to be numbered after the list's events
    /// @param remark what an operator should look at, null where nothing
    record Linked(
            Map<DesignationId, List<Link>> links,
            List<Consequence> consequences,
            @Nullable String remark) {
        /// Nothing announced has to do with the list's events.
        public static final Linked NOTHING = new Linked(Map.of(), List.of(), null);

        public Linked {
            links = Map.copyOf(links);
            consequences = List.copyOf(consequences);
        }

        /// The event with its links.
        public DesignationEvent linked(DesignationEvent event) {
            List<Link> own = links.get(event.designation().id());
            if (own == null) {
                return event;
            }
            return switch (event) {
                case Listed e -> new Listed(e.designation(), e.baseline(), own);
                case Amended e -> new Amended(e.designation(), e.changes(), own, e.bulk());
                case Delisted e -> new Delisted(e.designation(), e.changes(), own);
                case DesignationEvent.Rekeyed e -> e;
                case DesignationEvent.Restated e -> e;
                case DesignationEvent.Announced e -> e;
                case DesignationEvent.Reported e -> e;
                case DesignationEvent.Confirmed e -> e;
                case DesignationEvent.Contradicted e -> e;
                case DesignationEvent.Lapsed e -> e;
                case DesignationEvent.Withdrawn e -> e;
            };
        }
    }
}
