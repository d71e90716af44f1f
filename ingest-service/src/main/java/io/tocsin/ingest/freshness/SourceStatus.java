package io.tocsin.ingest.freshness;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tocsin.ingest.source.Health;
import io.tocsin.ingest.source.Source;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a source is doing now.
///
/// @param reason why it is held or failing, null otherwise
/// @param staleAfter how long it may stay unverified, null where it is not watched
public record SourceStatus(
        Source source,
        State state,
        @Nullable String reason,
        Health health,
        @Nullable Duration staleAfter) {
    /// In one word.
    public enum State {
        /// Watched, and in order at the last look.
        @JsonProperty("ok")
        OK,
        /// A run waits for an operator's decision.
        @JsonProperty("held")
        HELD,
        /// Watched, but not seen in order for too long, or never yet.
        @JsonProperty("stale")
        STALE,
        /// The last look failed.
        @JsonProperty("failing")
        FAILING,
        /// Not looked at by itself; documents come by hand.
        @JsonProperty("unwatched")
        UNWATCHED;

        /// As JSON and metrics name it.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
