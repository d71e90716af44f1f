package io.tocsin.registry.party;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What an operator says of two designations.
public enum Verdict {
    /// They are of one party.
    @JsonProperty("same")
    SAME,
    /// They are of two parties.
    @JsonProperty("different")
    DIFFERENT,
    /// The decision before is taken back.
    @JsonProperty("withdrawn")
    WITHDRAWN;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
