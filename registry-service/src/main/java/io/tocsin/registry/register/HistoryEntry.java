package io.tocsin.registry.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.registry.validity.Basis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event of one designation, and what the registry makes of it.
///
/// @param event as received
public record HistoryEntry(long sequence, String event, Reading registry) {
    /// What the registry reads off an event and those before it.
    ///
    /// @param validFrom since when the designation is as the event says
    /// @param since since when the party is designated by what is known with it, at the latest
    /// @param sinceBasis which time of a document that is
    /// @param announcedBy the announcement that came before it, null where none is linked
    /// @param lagSeconds from the announcement to when the document of this event was published, or where that
    /// names no
    /// time of the day, to when it was seen; 0 where it was first. Null without an announcement
    public record Reading(
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

    /// The event as received with one more member, `registry`. Digests are over the event without it.
    public String json() {
        try {
            return event.substring(0, event.lastIndexOf('}')) + ",\"registry\":"
                    + DesignationJson.MAPPER.writeValueAsString(registry) + "}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + sequence + " cannot be written", e);
        }
    }
}
