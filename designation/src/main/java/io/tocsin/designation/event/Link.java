package io.tocsin.designation.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tocsin.designation.DesignationId;
import org.jspecify.annotations.Nullable;

/// That an event has to do with another designation.
///
/// @param rel in which way
/// @param designationId the other designation
/// @param sequence the event of the other designation that is meant, null where no single one is
/// @param score how sure the link is, above 0 up to 1
/// @param explanation one sentence that says why, null where the link needs none
public record Link(
        Rel rel,
        DesignationId designationId,
        @Nullable Long sequence,
        double score,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String explanation) {
    /// The ways in which designations have to do with each other.
    public enum Rel {
        @JsonProperty("confirms")
        CONFIRMS,
        @JsonProperty("confirmedBy")
        CONFIRMED_BY,
        @JsonProperty("announcedBy")
        ANNOUNCED_BY,
        @JsonProperty("rekeyedFrom")
        REKEYED_FROM,
        @JsonProperty("withdraws")
        WITHDRAWS
    }

    /// A link that explains itself.
    public Link(Rel rel, DesignationId designationId, @Nullable Long sequence, double score) {
        this(rel, designationId, sequence, score, null);
    }

    public Link {
        if (rel == null || designationId == null) {
            throw new IllegalArgumentException("link lacks rel or designation: " + rel + " " + designationId);
        }
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("score of link to " + designationId + " is not in (0, 1]: " + score);
        }
    }
}
