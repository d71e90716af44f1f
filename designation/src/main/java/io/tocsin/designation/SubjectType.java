package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What kind of party is designated.
public enum SubjectType {
    @JsonProperty("person")
    PERSON,
    @JsonProperty("organisation")
    ORGANISATION,
    @JsonProperty("vessel")
    VESSEL,
    @JsonProperty("aircraft")
    AIRCRAFT,
    /// The document does not say.
    @JsonProperty("unknown")
    UNKNOWN
}
