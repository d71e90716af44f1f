package io.tocsin.registry.programme;

import com.fasterxml.jackson.annotation.JsonValue;
import io.tocsin.designation.Status;
import java.util.List;
import java.util.Locale;

/// A designation under a legal instrument, and why it is taken to be.
///
/// @param name the primary name
/// @param under whether its record says so, or a programme alone
/// @param sections of the instrument, as the record names them; empty where it names none
/// @param programmes its programmes
public record Designated(
        String id,
        String name,
        String authority,
        Status status,
        Under under,
        List<String> sections,
        List<String> programmes) {
    /// What puts a designation under an instrument.
    public enum Under {
        /// Its record names the instrument.
        RECORD,
        /// A programme that stands for it.
        PROGRAMME;

        /// The word on the wire.
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
