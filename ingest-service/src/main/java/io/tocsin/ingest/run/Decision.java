package io.tocsin.ingest.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What was decided about a run after its outcome.
public enum Decision {
    /// An operator published a held run.
    @JsonProperty("released")
    RELEASED,
    /// An operator refused a held run.
    @JsonProperty("rejected")
    REJECTED,
    /// A newer snapshot was accepted while the run was held.
    @JsonProperty("superseded")
    SUPERSEDED,
    /// An operator took published extractions back.
    @JsonProperty("withdrawn")
    WITHDRAWN;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
