package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How good a name is for finding its party. The order is the order in which names are shown.
public enum NameQuality {
    /// The name under which the authority lists the party.
    @JsonProperty("primary")
    PRIMARY,
    /// An alias that identifies the party well.
    @JsonProperty("strong")
    STRONG,
    /// A broad alias: a nickname or an acronym, which alone does not identify the party (OFAC's "weak
    /// a.k.a.").
    @JsonProperty("weak")
    WEAK,
    /// A name the party had before (OFAC's "f.k.a.").
    @JsonProperty("former")
    FORMER
}
