package io.tocsin.ingest.snapshot;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a document says of itself, read to its end.
///
/// @param form in which form it was read
/// @param publishedOn the day of publication that the document states
/// @param publicationId the authority's number of the publication
/// @param entries how many entries were read
/// @param faults what contradicts itself in the document; each holds the run
public record SnapshotFacts(
        SnapshotForm form,
        @Nullable LocalDate publishedOn,
        @Nullable String publicationId,
        int entries,
        List<Fault> faults) {
    /// A contradiction inside the document.
    ///
    /// @param rule a short name: `record-count`, `final-marker`, `duplicate-reference`
    /// @param detail one sentence with the numbers
    public record Fault(String rule, String detail) {}

    public SnapshotFacts {
        faults = List.copyOf(faults);
    }
}
