package io.tocsin.ingest.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tocsin.ingest.announcement.Lags;
import io.tocsin.ingest.freshness.SourceStatus.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source as outsiders see it.
///
/// @param state how it is doing
/// @param reason why it is held or failing, null otherwise
/// @param lastCheckedAt when it was last looked at or a document of it was posted
/// @param lastChangedAt when that last led to events
/// @param lastVerifiedAt when its content was last seen whole and in order, changed or not
/// @param designations how many it lists now
/// @param every how often it is looked at, as an ISO 8601 duration; null where it is not watched
/// @param staleAfterSeconds after how long without a good look it is stale; null where it is not watched
/// @param failingSince since when every look has failed; null where the last one did not
/// @param failedLooks how many have failed in a row
/// @param lastRunId the newest run, null where there is none
/// @param quietSeconds how long it has not changed, by its own times where it gives them; null where it
/// never has
/// @param typicalQuietSeconds the median interval between its changes, null where there is none
/// @param longestQuietSeconds the longest one
/// @param unusuallyQuiet whether it has not changed for longer than it ever has
/// @param changesLast30Days how many events each day brought, the oldest first, today last
/// @param lag how long it took lately from an announcement to the list: of an announcement source what it
/// announced, of a list what it carries
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
        int designations,
        @Nullable String every,
        @Nullable Long staleAfterSeconds,
        @Nullable Instant failingSince,
        int failedLooks,
        @Nullable String lastRunId,
        @Nullable Long quietSeconds,
        @Nullable Long typicalQuietSeconds,
        @Nullable Long longestQuietSeconds,
        boolean unusuallyQuiet,
        List<Integer> changesLast30Days,
        Lags.Summary lag) {

    /// What the source publishes.
    public enum Kind {
        @JsonProperty("list")
        LIST,
        @JsonProperty("announcements")
        ANNOUNCEMENTS
    }
}
