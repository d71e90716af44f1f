package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How sure and how current a designation is.
public enum Status {
    /// Read in an unofficial text: a lead, never more.
    @JsonProperty("reported")
    REPORTED,
    /// Read in an official announcement; provisional until a list or gazette confirms it.
    @JsonProperty("announced")
    ANNOUNCED,
    /// Announced, and since confirmed by a list or gazette.
    @JsonProperty("confirmed")
    CONFIRMED,
    /// Announced, and since contradicted by a list or gazette.
    @JsonProperty("contradicted")
    CONTRADICTED,
    /// An extraction that was taken back: the announcement never said so.
    @JsonProperty("withdrawn")
    WITHDRAWN,
    /// On the authority's list.
    @JsonProperty("listed")
    LISTED,
    /// Taken off the authority's list.
    @JsonProperty("delisted")
    DELISTED
}
