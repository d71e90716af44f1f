package io.tocsin.registry.register;

import io.tocsin.designation.Country;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import io.tocsin.registry.problem.Problems;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What is and was designated, over HTTP.
@Path("/v1/designations")
class DesignationResource {
    private final Designations designations;
    private final PageConfig config;

    DesignationResource(Designations designations, PageConfig config) {
        this.designations = designations;
        this.config = config;
    }

    /// What a list of designations can be asked by, as it comes in the query.
    public static class Query {
        @QueryParam("name")
        @Nullable
        String name;

        @QueryParam("source")
        @Nullable
        String source;

        @QueryParam("programme")
        @Nullable
        String programme;

        @QueryParam("country")
        @Nullable
        String country;

        @QueryParam("subjectType")
        @Nullable
        String subjectType;

        @QueryParam("status")
        @Nullable
        String status;

        @QueryParam("changedSince")
        @Nullable
        String changedSince;

        Filter filter() {
            String countryText = Parameters.text("country", country);
            return new Filter(
                    Parameters.text("name", name),
                    Parameters.text("source", source),
                    Parameters.text("programme", programme),
                    countryText == null ? null : Country.codeOrName(countryText),
                    Parameters.word("subjectType", SubjectType.class, subjectType),
                    Parameters.word("status", Status.class, status),
                    Parameters.instant("changedSince", changedSince));
        }
    }

    @GET
    @Operation(
            summary =
                    "Designations in the order of their ids, delisted and withdrawn ones too unless a status is asked for")
    public Page list(
            @BeanParam Query query,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("validAt") @Nullable String validAt,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        refuseValidAt(validAt);
        Filter filter = query.filter();
        Instant known = Parameters.instant("knownAt", knownAt);
        int size = Parameters.limit(limit, config);
        String after = Cursor.afterId(Parameters.text("cursor", cursor));
        return Page.of(designations.page(filter, known, after, size + 1), size, Cursor.AfterDesignation::new);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One designation, as known now or at another time; a renumbered one is redirected to its new id")
    public RawJson one(
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("validAt") @Nullable String validAt)
            throws SQLException {
        refuseValidAt(validAt);
        Instant known = Parameters.instant("knownAt", knownAt);
        DesignationId asked = id(id);
        Optional<DesignationId> renumbered = designations.renumbered(asked, known);
        if (renumbered.isPresent()) {
            throw Problems.movedTo(
                    renumbered.get().toString(),
                    UriBuilder.fromPath("/v1/designations/{id}")
                            .queryParam("knownAt", known == null ? new Object[0] : new Object[] {known})
                            .build(renumbered.get()),
                    "The authority gave " + asked + " another reference: it is " + renumbered.get()
                            + " now. What was known under the old one is in its history.");
        }
        return designations
                .one(asked, known)
                .map(RawJson::new)
                .orElseThrow(() -> unknown(id, known == null ? "." : " by " + known + "."));
    }

    @GET
    @Path("/{id}/history")
    @Operation(summary = "The events of one designation, in the order of the log")
    public Page history(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        int size = Parameters.limit(limit, config);
        long after = Cursor.afterSequence(Parameters.text("cursor", cursor));
        DesignationId known = id(id);
        Page page = Page.of(designations.history(known, after, size + 1), size, Cursor.AfterSequence::new);
        if (page.items().isEmpty() && designations.one(known, null).isEmpty()) {
            throw unknown(id, ".");
        }
        return page;
    }

    private static DesignationId id(String text) {
        try {
            return DesignationId.parse(text);
        } catch (IllegalArgumentException e) {
            throw unknown(text, ": an id is <source>:<reference>.");
        }
    }

    private static RuntimeException unknown(String id, String when) {
        return Problems.notFound("No such designation", "The registry knows of no designation " + id + when);
    }

    /// Valid time comes with the bitemporal register; until then an answer would be a guess.
    private static void refuseValidAt(@Nullable String validAt) {
        if (validAt != null) {
            throw Problems.badParameter("validAt", "It is not served yet; ask with knownAt, or leave it out.");
        }
    }
}
