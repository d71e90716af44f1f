package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a change alters whom the sanctions hit or what they impose.
public enum Significance {
    /// Remarks and wording.
    @JsonProperty("minor")
    MINOR,
    /// Names, identifiers, births, nationalities, programmes, legal bases, measures, status, kind of
    /// subject.
    @JsonProperty("material")
    MATERIAL
}
