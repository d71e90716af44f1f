package io.tocsin.registry.rebuild;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.register.PageConfig;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Lets operators have the register folded again, over HTTP. Who asked and why is theirs to know, so that
/// reading needs the role as well.
@Path("/v1/rebuilds")
@RolesAllowed("operator")
@RunOnVirtualThread
class RebuildResource {
    private final Rebuilder rebuilder;
    private final Rebuilds rebuilds;
    private final PageConfig pages;

    RebuildResource(Rebuilder rebuilder, Rebuilds rebuilds, PageConfig pages) {
        this.rebuilder = rebuilder;
        this.rebuilds = rebuilds;
        this.pages = pages;
    }

    /// Who wants it, and why.
    ///
    /// @param by the token's name where absent
    record Asked(@Nullable String by, @Nullable String reason) {}

    /// Newest first.
    ///
    /// @param next the cursor of the page after, null after the last
    record RebuildPage(List<Rebuild> items, @Nullable String next) {}

    @POST
    @Operation(summary = "Begins to fold the log again, beside the live register")
    @APIResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    @APIResponse(responseCode = "409", description = "One is under way")
    public Response begin(
            @QueryParam("mustAgree") @DefaultValue("false") boolean mustAgree,
            @Nullable Asked asked,
            @Context SecurityContext caller,
            @Context UriInfo uri)
            throws SQLException {
        String reason = asked == null ? null : asked.reason();
        if (reason == null || reason.isBlank()) {
            throw Problems.badBody(
                    "A reason is missing", "Say why the register is to be folded again: {\"reason\": \"...\"}.");
        }
        Rebuild begun = rebuilder
                .begin(by(asked == null ? null : asked.by(), caller), reason, mustAgree)
                .orElseThrow(this::underWay);
        return Response.accepted(begun)
                .location(uri.getAbsolutePathBuilder().path("{id}").build(begun.id()))
                .build();
    }

    @GET
    @Operation(summary = "The rebuilds on record, newest first")
    public RebuildPage list(@QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        int size = Math.min(limit == null ? pages.defaultLimit() : limit, pages.maxLimit());
        if (size < 1) {
            throw Problems.badParameter("limit", "\"" + limit + "\" is not a whole number of at least 1.");
        }
        List<Rebuild> found = rebuilds.page(before(cursor), size + 1);
        boolean more = found.size() > size;
        List<Rebuild> items = more ? found.subList(0, size) : found;
        return new RebuildPage(items, more ? Long.toString(items.getLast().id()) : null);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "How far a rebuild is, and what came of it")
    public Rebuild one(@PathParam("id") String id) throws SQLException {
        return find(id);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Cancels a rebuild that is under way; the register stays as it was")
    @APIResponse(
            responseCode = "202",
            description = "It will end in a moment",
            content = @Content(schema = @Schema(implementation = Rebuild.class)))
    @APIResponse(responseCode = "409", description = "It is over")
    public Response cancel(
            @PathParam("id") String id,
            @QueryParam("by") @Nullable String by,
            @QueryParam("reason") @DefaultValue("") String reason,
            @Context SecurityContext caller)
            throws SQLException {
        Rebuild rebuild = find(id);
        boolean cancelled = rebuilds.cancel(rebuild.id(), by(by, caller), reason);
        Rebuild now = find(id);
        if (!cancelled && now.over()) {
            throw Problems.conflict(
                    "The rebuild is over",
                    "Rebuild " + id + " is " + now.state().word() + ": nothing is to be cancelled.");
        }
        return Response.accepted(now).build();
    }

    private RuntimeException underWay() {
        try {
            return Problems.conflict(
                    "A rebuild is under way",
                    rebuilds.underWay()
                            .map(one -> "Rebuild " + one.id() + ", begun by " + one.by() + " at " + one.startedAt()
                                    + ", is " + one.state().word() + ": see /v1/rebuilds/" + one.id() + ".")
                            .orElse("The last one clears up behind itself: try again in a moment."));
        } catch (SQLException e) {
            throw new IllegalStateException("the rebuilds on record cannot be read", e);
        }
    }

    private Rebuild find(String id) throws SQLException {
        return rebuilds.find(number(id)).orElseThrow(() -> unknown(id));
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException e) {
            throw unknown(id);
        }
    }

    private static long before(@Nullable String cursor) {
        try {
            return cursor == null || cursor.isBlank() ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badParameter(
                    "cursor",
                    "\"" + cursor + "\" is not a cursor of this collection; pass the next of the page before.");
        }
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("No such rebuild", "There is no rebuild " + id + "; GET /v1/rebuilds lists them.");
    }

    private static String by(@Nullable String given, SecurityContext caller) {
        return given == null || given.isBlank() ? caller.getUserPrincipal().getName() : given;
    }
}
