package io.tocsin.ingest.snapshot;

import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an authority says has changed in a list since the publication before.
///
/// @param publishedOn the day that the document states, null where it states none
/// @param changes in the document's order; those that are another list's are not among them
/// @param ignored how many entries do not say what became of them: they are context
/// @param oddities what the reader does not know or finds damaged
public record ListDelta(
        @Nullable LocalDate publishedOn, List<EntryChange> changes, int ignored, List<Oddity> oddities) {
    public ListDelta {
        changes = List.copyOf(changes);
        oddities = List.copyOf(oddities);
    }
}
