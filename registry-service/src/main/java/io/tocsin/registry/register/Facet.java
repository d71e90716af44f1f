package io.tocsin.registry.register;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What designations are counted by.
public enum Facet {
    @JsonProperty("source")
    SOURCE("source", "source"),
    @JsonProperty("authority")
    AUTHORITY("authority", "authority"),
    @JsonProperty("programme")
    PROGRAMME("programmes", "unnest(programmes)"),
    @JsonProperty("country")
    COUNTRY("countries", "unnest(countries)"),
    @JsonProperty("subjectType")
    SUBJECT_TYPE("subject_type", "subject_type"),
    @JsonProperty("status")
    STATUS("status", "status");

    private final String column;
    private final String each;

    Facet(String column, String each) {
        this.column = column;
        this.each = each;
    }

    /// The column of a state that has its values.
    String column() {
        return column;
    }

    /// Its values, a row each.
    String each() {
        return each;
    }
}
