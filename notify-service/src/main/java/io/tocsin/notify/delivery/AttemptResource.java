package io.tocsin.notify.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Caller;
import io.tocsin.notify.access.Page;
import io.tocsin.notify.access.Problems;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The attempts of a delivery over HTTP.
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("subscriber")
@RunOnVirtualThread
public class AttemptResource {
    private final DeliveryHistory history;
    private final Caller caller;

    AttemptResource(DeliveryHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    @GET
    @Path("/{id}/attempts")
    public Page<AttemptView> attempts(
            String id, @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        DeliveryId delivery = DeliveryId.parse(id);
        String tenant = caller.tenant();
        if (!history.exists(delivery, tenant)) {
            throw Problems.notFound("There is no delivery " + id + ".");
        }
        int after = cursor == null ? 0 : (int) Math.min(Page.number(cursor, "cursor"), Integer.MAX_VALUE);
        return Page.of(
                history.attempts(delivery, tenant, after, Page.read(limit)),
                limit,
                attempt -> Integer.toString(attempt.number()));
    }
}
