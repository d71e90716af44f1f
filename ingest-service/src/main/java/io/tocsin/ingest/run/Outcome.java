package io.tocsin.ingest.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What became of a document.
public enum Outcome {
    /// The first snapshot of a list.
    @JsonProperty("baseline")
    BASELINE,
    /// It led to events.
    @JsonProperty("published")
    PUBLISHED,
    /// It says nothing new.
    @JsonProperty("unchanged")
    UNCHANGED,
    /// The guard doubts it; an operator decides.
    @JsonProperty("held")
    HELD,
    /// It can never be published.
    @JsonProperty("rejected")
    REJECTED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
