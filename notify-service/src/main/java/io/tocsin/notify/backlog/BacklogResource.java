package io.tocsin.notify.backlog;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Page;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.backlog.Backlogs.Fault;
import io.tocsin.notify.fold.FoldPosition;
import io.tocsin.notify.fold.FoldPositions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// How the sending does, over HTTP, for operators: over all tenants.
@Path("/v1/operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("operator")
@RunOnVirtualThread
public class BacklogResource {
    private final Backlogs backlogs;
    private final FoldPositions folds;

    BacklogResource(Backlogs backlogs, FoldPositions folds) {
        this.backlogs = backlogs;
        this.folds = folds;
    }

    /// What waits, tenant by tenant.
    @GET
    @Path("/backlog")
    public Page<TenantBacklog> backlog(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @DefaultValue("") String cursor)
            throws SQLException {
        return Page.of(backlogs.ofTenants(cursor, Page.read(limit)), limit, TenantBacklog::tenant);
    }

    /// Those that did worst among the latest attempts.
    ///
    /// @param order `slowest` or `failing`
    @GET
    @Path("/endpoints")
    public Page<WorstEndpoint> endpoints(@QueryParam("order") @DefaultValue("failing") String order)
            throws SQLException {
        return new Page<>(
                backlogs.worst(
                        switch (order) {
                            case "slowest" -> Fault.SLOWEST;
                            case "failing" -> Fault.FAILING;
                            default ->
                                throw Problems.badRequest(
                                        "The parameter order must be slowest or failing, not \"" + order + "\".");
                        }),
                null);
    }

    /// Why deliveries were given up, by the reason of their last attempts.
    @GET
    @Path("/exhausted")
    public Page<ExhaustedReason> exhausted() throws SQLException {
        return new Page<>(backlogs.exhausted(), null);
    }

    /// How far both topics are folded.
    @GET
    @Path("/folds")
    public Page<FoldPosition> folds() throws SQLException {
        return new Page<>(folds.all(), null);
    }
}
