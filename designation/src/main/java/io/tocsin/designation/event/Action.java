package io.tocsin.designation.event;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What the authority does to the party.
public enum Action {
    @JsonProperty("designate")
    DESIGNATE,
    @JsonProperty("amend")
    AMEND,
    @JsonProperty("delist")
    DELIST
}
