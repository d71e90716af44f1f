package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.facts.FactSheet;
import io.tocsin.registry.facts.FactSheets;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.Page.Row;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What is and was designated, over HTTP.
@Path("/v1/designations")
class DesignationResource {
    private final Designations designations;
    private final PageConfig config;
    private final SearchConfig searching;
    private final FacetCounts counts;
    private final History history;
    private final FactSheets sheets;

    DesignationResource(
            Designations designations,
            FacetCounts counts,
            History history,
            FactSheets sheets,
            PageConfig config,
            SearchConfig searching) {
        this.designations = designations;
        this.counts = counts;
        this.history = history;
        this.sheets = sheets;
        this.config = config;
        this.searching = searching;
    }

    @GET
    @Operation(
            summary =
                    "Designations in the order of their ids, or with q the most relevant first; delisted and withdrawn"
                            + " ones too unless a status is asked for")
    public Page list(
            @BeanParam DesignationQuery query,
            @Parameter(description = "true adds total and facets, over all pages") @QueryParam("facets") @Nullable
                    String facets,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        Filter filter = query.filter(searching);
        AsOf asOf = query.asOf();
        boolean counted = Parameters.flag("facets", facets);
        Page page = page(filter, asOf, limit, cursor);
        return counted ? page.with(counts.of(filter, asOf)) : page;
    }

    private Page page(Filter filter, AsOf asOf, @Nullable String limit, @Nullable String cursor) throws SQLException {
        int size = Parameters.limit(limit, config);
        String after = Parameters.text("cursor", cursor);
        Search search = filter.search();
        if (search == null) {
            List<Row<DesignationId>> rows = designations.page(filter, asOf, Cursor.afterId(after), size + 1).stream()
                    .map(state -> new Row<>(state.id(), state.json()))
                    .toList();
            return Page.of(rows, size, Cursor.AfterDesignation::new);
        }
        List<Row<Cursor>> rows = designations.found(search, filter, asOf, Cursor.afterFound(after), size + 1).stream()
                .map(found -> new Row<>(after(found), found.state().json()))
                .toList();
        return Page.of(rows, size, place -> place);
    }

    private static Cursor after(Found found) {
        return new Cursor.AfterFound(found.relevance(), found.state().id());
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "One designation, as known and valid now or then; a renumbered one is redirected to its new id")
    public RawJson one(
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("validAt") @Nullable String validAt)
            throws SQLException {
        return new RawJson(
                state(id(id), asOf(knownAt, validAt), "/v1/designations/{id}").json());
    }

    @GET
    @Path("/{id}/facts")
    @Operation(
            summary = "What one designation says, fact by fact, with the event and the documents since which it says"
                    + " so; and since when it stands as it does")
    public FactSheet facts(
            @PathParam("id") String id,
            @QueryParam("knownAt") @Nullable String knownAt,
            @QueryParam("validAt") @Nullable String validAt)
            throws SQLException {
        State state = state(id(id), asOf(knownAt, validAt), "/v1/designations/{id}/facts");
        return sheets.of(state.id(), state.sequence());
    }

    private State state(DesignationId asked, AsOf asOf, String path) throws SQLException {
        return switch (designations.look(asked, asOf)) {
            case Lookup.There(State state) -> state;
            case Lookup.Renumbered(DesignationId to) ->
                throw Problems.movedTo(
                        to.toString(),
                        newAddress(path, to, asOf),
                        "The authority gave " + asked + " another reference: it is " + to
                                + " now. What was known under the old one is in its history.");
            case Lookup.NotThere() -> throw notThere(asked, asOf);
        };
    }

    private static AsOf asOf(@Nullable String knownAt, @Nullable String validAt) {
        return new AsOf(Parameters.moment("knownAt", knownAt), Parameters.moment("validAt", validAt));
    }

    private static URI newAddress(String path, DesignationId id, AsOf asOf) {
        return UriBuilder.fromPath(path)
                .queryParam("knownAt", given(asOf.knownAt()))
                .queryParam("validAt", given(asOf.validAt()))
                .build(id);
    }

    private static Object[] given(@Nullable Instant time) {
        return time == null ? new Object[0] : new Object[] {time};
    }

    /// Says why there is nothing: nobody knew of it then, or it was not designated yet.
    private RuntimeException notThere(DesignationId id, AsOf asOf) throws SQLException {
        String when = asOf.knownAt() == null ? "" : " by " + asOf.knownAt();
        State earliest =
                designations.earliest(id, asOf.knownAt()).orElseThrow(() -> unknown(id.toString(), when + "."));
        return Problems.notFound(
                "Not designated then",
                "Of what was known" + when + ", nothing says that " + id + " was designated at " + asOf.validAt()
                        + ": the earliest beginning is " + earliest.since() + " ("
                        + earliest.basis().word() + ").");
    }

    @GET
    @Path("/{id}/history")
    @Operation(
            summary = "The events of one designation as received, in the order of the log, and beside them what the"
                    + " registry reads off each")
    public HistoryPage history(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        int size = Parameters.limit(limit, config);
        long after = Cursor.afterSequence(Parameters.text("cursor", cursor));
        DesignationId known = id(id);
        HistoryPage page = HistoryPage.of(history.page(known, after, size + 1), size);
        if (page.items().isEmpty() && designations.one(known, AsOf.NOW).isEmpty()) {
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
}
