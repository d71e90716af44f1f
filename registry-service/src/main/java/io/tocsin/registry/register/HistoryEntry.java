package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.validity.Basis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event of one designation, and what the registry makes of it.
///
/// @param event as received
public record HistoryEntry(long sequence, String event, Reading reading) {
    /// What the registry reads off an event and those before it.
    ///
    /// @param sequence of the event
    /// @param validFrom since when the designation is as the event says
    /// @param since since when the party is designated by what is known with it, at the latest
    /// @param sinceBasis which time of a document that is
    /// @param announcedBy the announcement that came before it, null where none is linked
    /// @param lagSeconds from the announcement to when the document of this event was published, or where that
    /// names no
    /// time of the day, to when it was seen; 0 where it was first. Null without an announcement
    public record Reading(
            long sequence,
            Instant validFrom,
            Instant since,
            Basis sinceBasis,
            @Nullable Announcement announcedBy,
            @Nullable Long lagSeconds) {}

    /// The announcement of what an event says.
    ///
    /// @param sequence of its event
    /// @param url of its text, null where it came by hand without one
    public record Announcement(
            DesignationId designationId,
            long sequence,
            Instant announcedAt,
            @Nullable String url) {}
}
