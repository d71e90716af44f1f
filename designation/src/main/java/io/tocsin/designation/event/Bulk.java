package io.tocsin.designation.event;

import io.tocsin.designation.Field;
import org.jspecify.annotations.Nullable;

/// That an amendment is one of many alike: the authority made the same minor edit in so many entries of
/// one document. Each has its event; a subscriber is told once.
///
/// @param key the same in all of them, and in no other event of the log
/// @param size how many there are
/// @param firstSequence number of the first of them
/// @param lastSequence number of the last; events of other kinds may stand between
/// @param edit what was edited
public record Bulk(String key, int size, long firstSequence, long lastSequence, Edit edit) {
    /// The same edit in every entry.
    ///
    /// @param field in which field
    /// @param before the words that went, null where words were only added
    /// @param after the words that came, null where words only went
    public record Edit(
            Field field, @Nullable String before, @Nullable String after) {
        public Edit {
            if (field == null) {
                throw new IllegalArgumentException("edit has no field");
            }
        }
    }

    public Bulk {
        if (key == null || key.isBlank()) {
            throw new IllegalArgumentException("bulk has no key");
        }
        if (size < 1 || firstSequence < 1 || lastSequence - firstSequence < size - 1) {
            throw new IllegalArgumentException(
                    "bulk of " + size + " events from " + firstSequence + " to " + lastSequence);
        }
        if (edit == null) {
            throw new IllegalArgumentException("bulk " + key + " has no edit");
        }
    }
}
