package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One party under sanctions on one list, or in one announcement: its full state at one revision.
///
/// @param id `<source>:<reference>`
/// @param revision 1, 2, 3 ... of this designation
/// @param authority who designates: `us-ofac`, `un-sc`, ... an open coded value
/// @param reference the reference as the authority gave it
/// @param status how sure and how current it is
/// @param subject the party
/// @param programmes the authority's own tags, a set
/// @param legalBases where a document has them, a set
/// @param designatedOn the day of the act, where a document has it
/// @param measures what is imposed, as published, a set
/// @param reasons the authority's statement of reasons
/// @param remarks what the authority says beside; wording, not facts to match on
/// @param relations to other parties, a set
public record Designation(
        DesignationId id,
        int revision,
        String authority,
        String reference,
        Status status,
        Subject subject,
        List<String> programmes,
        List<LegalBasis> legalBases,
        @Nullable LocalDate designatedOn,
        List<String> measures,
        @Nullable String reasons,
        @Nullable String remarks,
        List<Relation> relations) {
    public Designation {
        if (id == null) {
            throw new IllegalArgumentException("designation has no id");
        }
        if (revision < 1) {
            throw new IllegalArgumentException("revision of " + id + " is not positive: " + revision);
        }
        authority = Text.required("authority of " + id, authority);
        reference = Text.required("reference of " + id, reference);
        if (status == null) {
            throw new IllegalArgumentException(id + " has no status");
        }
        if (subject == null) {
            throw new IllegalArgumentException(id + " has no subject");
        }
        programmes = Text.set(programmes);
        legalBases = Text.set(legalBases);
        measures = Text.set(measures);
        reasons = Text.optional(reasons);
        remarks = Text.optional(remarks);
        relations = Text.set(relations);
    }

    /// A first revision as a list gives it: listed, with what OFAC's plain lists carry.
    public static Designation listed(
            String source, String authority, String reference, Subject subject, List<String> programmes) {
        return new Designation(
                DesignationId.of(source, reference),
                1,
                authority,
                reference,
                Status.LISTED,
                subject,
                programmes,
                List.of(),
                null,
                List.of(),
                null,
                null,
                List.of());
    }

    /// The same facts as another revision.
    public Designation withRevision(int number) {
        return new Designation(
                id,
                number,
                authority,
                reference,
                status,
                subject,
                programmes,
                legalBases,
                designatedOn,
                measures,
                reasons,
                remarks,
                relations);
    }

    /// The same facts with another status.
    public Designation withStatus(Status changed) {
        return new Designation(
                id,
                revision,
                authority,
                reference,
                changed,
                subject,
                programmes,
                legalBases,
                designatedOn,
                measures,
                reasons,
                remarks,
                relations);
    }

    /// The source that says so.
    @JsonIgnore
    public String source() {
        return id.source();
    }
}
