package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;
import org.jspecify.annotations.Nullable;

/// What is known of one entry of an accepted snapshot.
///
/// @param known its designation, laid over from every form that was read
/// @param read the entry as the last document had it; null where that is the same as `known`
public record EntryState(Designation known, @Nullable Designation read) {
    /// The entry as the last document had it.
    public Designation asRead() {
        return read == null ? known : read;
    }

    /// The state for a known designation and the entry read.
    public static EntryState of(Designation known, Designation read) {
        Designation comparable = read.withRevision(known.revision());
        return new EntryState(known, comparable.equals(known) ? null : comparable);
    }
}
