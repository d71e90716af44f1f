package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Field;
import java.util.Map;

/// In which form a list was read: what can be said of a field depends on it.
///
/// @param name the format, `ofac/sdn-xml`
/// @param parserVersion raised whenever the parser reads the same document differently
/// @param coverage how well each field is covered; a field that is absent is not covered at all
public record SnapshotForm(String name, int parserVersion, Map<Field, Coverage> coverage) {
    /// How well a form covers a field.
    public enum Coverage {
        /// Everything the authority publishes of the field is in the document.
        FULL,
        /// Of the names, everything in Latin letters is, and nothing in other scripts.
        LATIN,
        /// Some is: what is there counts, what is not there says nothing.
        PARTIAL
    }

    public SnapshotForm {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("form has no name");
        }
        if (parserVersion < 1) {
            throw new IllegalArgumentException("parser version of " + name + " is not positive: " + parserVersion);
        }
        coverage = Map.copyOf(coverage);
    }
}
