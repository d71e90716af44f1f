package io.tocsin.ingest.snapshot;

import com.fasterxml.jackson.annotation.JsonProperty;
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
/// @param oddities what the reader does not know or finds damaged; counted and shown, never dropped in
/// silence
public record SnapshotFacts(
        SnapshotForm form,
        @Nullable LocalDate publishedOn,
        @Nullable String publicationId,
        int entries,
        List<Fault> faults,
        List<Oddity> oddities) {
    /// A contradiction inside the document.
    ///
    /// @param rule a short name: `record-count`, `final-marker`, `duplicate-reference`
    /// @param detail one sentence with the numbers
    public record Fault(String rule, String detail) {}

    /// Something that the reader does not know, or that came damaged.
    ///
    /// @param kind of oddity
    /// @param what the element with its path, the code with its field, or where the damage is
    /// @param count how often it occurs in the document
    public record Oddity(Kind kind, String what, int count) {
        /// The kinds of oddity.
        public enum Kind {
            /// An element or attribute that the format did not have when its reader was
            /// written.
            @JsonProperty("unknownElement")
            UNKNOWN_ELEMENT,
            /// A coded value that is in no table of its reader.
            @JsonProperty("unknownCode")
            UNKNOWN_CODE,
            /// Characters that were lost before the document reached us: U+FFFD.
            @JsonProperty("encodingDamage")
            ENCODING_DAMAGE
        }
    }

    public SnapshotFacts {
        faults = List.copyOf(faults);
        oddities = List.copyOf(oddities);
    }
}
