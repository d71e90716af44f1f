package io.tocsin.ingest.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document going through ingest, with its outcome: what the HTTP surface answers.
///
/// @param runId the run; its position among all runs makes it
/// @param source whose document
/// @param documentSha256 the document
/// @param url where it came from
/// @param publishedAt when it was published, as far as known
/// @param publicationId the authority's own number of it
/// @param observedAt when Tocsin got it
/// @param outcome what became of it
/// @param listed, amended, delisted, rekeyed, restated, announced how many events of each kind
/// @param heldRemovals how many removals are held; where the run has events of its own, they are all that
/// is held
/// @param entries how many entries it has, null for texts
/// @param oddities what its reader did not know or found damaged
/// @param reason why it was held or rejected
/// @param decision what was decided about it since
/// @param decidedBy who decided
/// @param decidedAt when
/// @param decisionReason why
/// @param firstSequence of its first event
/// @param lastSequence of its last event
public record Run(
        @Nullable String runId,
        String source,
        String documentSha256,
        @Nullable String url,
        @Nullable Instant publishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String publicationId,
        Instant observedAt,
        Outcome outcome,
        int listed,
        int amended,
        int delisted,
        int rekeyed,
        int restated,
        int announced,
        int heldRemovals,
        @Nullable Integer entries,
        List<Oddity> oddities,
        @Nullable String reason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decision decision,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decidedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant decidedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decisionReason,
        @Nullable Long firstSequence,
        @Nullable Long lastSequence) {
    /// The run's id; a preview has none and must not be asked.
    public String id() {
        if (runId == null) {
            throw new IllegalStateException("a run that was not kept has no id");
        }
        return runId;
    }
}
