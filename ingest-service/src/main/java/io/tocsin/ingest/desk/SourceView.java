package io.tocsin.ingest.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A source as outsiders see it.
///
/// @param state how it is doing
/// @param reason why it is held or failing, null otherwise
/// @param lastCheckedAt when it was last looked at or a document of it was posted
/// @param lastChangedAt when that last led to events
/// @param lastVerifiedAt when its content was last seen whole and in order
/// @param designations how many it lists now
public record SourceView(
        String id,
        String authority,
        String title,
        Kind kind,
        State state,
        @Nullable String reason,
        @Nullable Instant lastCheckedAt,
        @Nullable Instant lastChangedAt,
        @Nullable Instant lastVerifiedAt,
        int designations) {

    /// What the source publishes.
    public enum Kind {
        @JsonProperty("list")
        LIST,
        @JsonProperty("announcements")
        ANNOUNCEMENTS
    }

    /// How the source is doing.
    public enum State {
        /// Watched, and in order at the last look.
        @JsonProperty("ok")
        OK,
        /// A run waits for an operator's decision.
        @JsonProperty("held")
        HELD,
        /// Watched, but not seen in order for too long.
        @JsonProperty("stale")
        STALE,
        /// The last look failed.
        @JsonProperty("failing")
        FAILING,
        /// Not looked at by itself; documents come by hand.
        @JsonProperty("unwatched")
        UNWATCHED
    }
}
