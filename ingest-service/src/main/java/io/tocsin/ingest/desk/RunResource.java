package io.tocsin.ingest.desk;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.designation.Designation;
import io.tocsin.ingest.list.ListIntake;
import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.run.Runs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs, and an operator's decisions about them.
@Path("/v1/runs")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RunResource {
    private static final int MAX_LIMIT = 1000;

    private final Runs runs;
    private final RunDesk desk;
    private final ListIntake lists;
    private final SecurityIdentity caller;

    RunResource(Runs runs, RunDesk desk, ListIntake lists, SecurityIdentity caller) {
        this.runs = runs;
        this.desk = desk;
        this.lists = lists;
        this.caller = caller;
    }

    /// Who decides and why.
    ///
    /// @param by a person; the token's name where absent
    /// @param reason one sentence, must be there
    record Judgement(@Nullable String by, @Nullable String reason) {}

    @GET
    public Runs.Listing page(
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return runs.page(source, position(cursor), Math.min(positive(limit), MAX_LIMIT));
    }

    @GET
    @Path("/{id}")
    public Run one(@PathParam("id") String id) {
        return desk.run(id);
    }

    /// Designations that a run would take off the list.
    ///
    /// @param next the cursor of the page after it, null where it is the last
    record Removals(List<Designation> items, @Nullable String next) {}

    @GET
    @Path("/{id}/removals")
    public Removals removals(
            @PathParam("id") String id,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        int size = Math.min(positive(limit), MAX_LIMIT);
        List<Designation> held = lists.heldRemovals(desk.run(id), cursor, size);
        return new Removals(held, held.size() < size ? null : held.getLast().reference());
    }

    @POST
    @Path("/{id}/release")
    @RolesAllowed("operator")
    public Run release(@PathParam("id") String id, @Nullable Judgement judgement) {
        return desk.release(id, by(judgement), reason(judgement));
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed("operator")
    public Run reject(@PathParam("id") String id, @Nullable Judgement judgement) {
        return desk.reject(id, by(judgement), reason(judgement));
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed("operator")
    public Run withdraw(@PathParam("id") String id, @Nullable Judgement judgement) {
        return desk.withdraw(id, by(judgement), reason(judgement));
    }

    private String by(@Nullable Judgement judgement) {
        String by = judgement == null ? null : judgement.by();
        return by == null || by.isBlank() ? caller.getPrincipal().getName() : by;
    }

    private static @Nullable String reason(@Nullable Judgement judgement) {
        return judgement == null ? null : judgement.reason();
    }

    private static int positive(int limit) {
        if (limit < 1) {
            throw Problems.badRequest("limit must be 1 or more: " + limit);
        }
        return limit;
    }

    private static long position(@Nullable String cursor) {
        try {
            return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Problems.badRequest("cursor is not one that a page gave: " + cursor);
        }
    }
}
