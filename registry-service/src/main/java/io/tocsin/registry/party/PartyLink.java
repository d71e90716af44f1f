package io.tocsin.registry.party;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one designation has to do with another, or with a party that its document names.
///
/// @param rel what the other is to the one that was asked about
/// @param designationId the other; null where a document names a party that is no designation, or could be
/// several. Then nothing but the name is known
/// @param since since when the other is as it is: of one that was taken off, until when it was listed
/// @param score how sure it is, where that was judged; null where a document or an operator says so
/// @param explanation why, in words
/// @param decision the operator's that is in force, null where there is none
public record PartyLink(
        Rel rel,
        @Nullable DesignationId designationId,
        @Nullable String authority,
        @Nullable String source,
        @Nullable Status status,
        @Nullable Instant since,
        String name,
        @Nullable Double score,
        @Nullable String explanation,
        @Nullable Decision decision) {
    static PartyLink to(
            Rel rel, Party other, @Nullable Double score, @Nullable String explanation, @Nullable Decision decision) {
        return new PartyLink(
                rel,
                other.designationId(),
                other.authority(),
                other.source(),
                other.status(),
                other.since(),
                other.name(),
                score,
                explanation,
                decision);
    }

    static PartyLink named(Rel rel, String name, String explanation) {
        return new PartyLink(rel, null, null, null, null, null, name, null, explanation, null);
    }

    /// Where it stands among the links of one designation.
    String key() {
        return rel.place() + (designationId == null ? " " + name : designationId.toString());
    }

    /// Whether an operator decided that it is none.
    @JsonIgnore
    public boolean isRefused() {
        return decision != null && decision.verdict() == Verdict.DIFFERENT;
    }
}
