package io.tocsin.ingest.announcement;

import io.tocsin.designation.DesignationId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an announced party stands between what was said and what the list or the gazette says. States are
/// values; a state has the transitions that are possible from it and no others.
sealed interface Standing {
    /// Since when it stands so.
    Instant since();

    /// Anything but taken back.
    sealed interface Told extends Standing {
        /// The text never said so.
        default Withdrawn withdrawn(Instant at) {
            return new Withdrawn(at);
        }
    }

    /// In force by the authority's word alone: nothing bears it out yet.
    sealed interface Open extends Told {
        /// A list entry or a gazette notice says the same.
        ///
        /// @param by what says so; null where the announcement is itself the gazette's
        /// @param lag from the announcement to the list; null where it was not measured
        default Confirmed confirmed(Instant at, @Nullable DesignationId by, @Nullable Duration lag) {
            return new Confirmed(at, by, lag);
        }

        /// The authority says otherwise.
        default Contradicted contradicted(Instant at) {
            return new Contradicted(at);
        }
    }

    /// Waits for its entry on a list.
    ///
    /// @param expectedBy when the entry should be there
    record Announced(Instant since, Instant expectedBy) implements Open {
        Lapsed lapsed(Instant at) {
            return new Lapsed(at);
        }
    }

    /// Its legal basis feeds no list: in force, and borne out by its notice in the gazette, however late.
    record AwaitingGazette(Instant since) implements Open {}

    /// The entry did not come in time. A warning: the party stays announced, and the entry may still come.
    record Lapsed(Instant since) implements Open {}

    /// A list or gazette says the same.
    record Confirmed(
            Instant since,
            @Nullable DesignationId by,
            @Nullable Duration lag) implements Told {}

    /// The authority says otherwise.
    record Contradicted(Instant since) implements Told {}

    /// Read in an unofficial text: nothing is expected of it.
    record Reported(Instant since) implements Told {}

    /// Taken back. Nothing follows.
    record Withdrawn(Instant since) implements Standing {}
}
