package io.tocsin.ingest.operation;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.ingest.relay.Message;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The operations over HTTP, and sending them again.
@Path("/v1/operations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OperationResource {
    private static final int MAX_LIMIT = 1000;

    private final Operations operations;
    private final OperationRelay relay;

    OperationResource(Operations operations, OperationRelay relay) {
        this.operations = operations;
        this.relay = relay;
    }

    /// What is sent again.
    record Resend(long fromNumber) {}

    @GET
    public String page(
            @QueryParam("source") @Nullable String source,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (after < 0 || limit < 1) {
            throw new BadRequestException("after must be 0 or more and limit 1 or more: " + after + ", " + limit);
        }
        int size = Math.min(limit, MAX_LIMIT);
        List<Message> page = operations.after(after, source, size);
        String next = page.size() < size ? "null" : "\"" + page.getLast().number() + "\"";
        return page.stream().map(Message::json).collect(Collectors.joining(",", "{\"items\":[", "],\"next\":")) + next
                + "}";
    }

    @POST
    @Path("/resend")
    @RolesAllowed("operator")
    public Resend resend(@QueryParam("from") @DefaultValue("1") long from) {
        if (from < 1) {
            throw new BadRequestException("from must be a number, 1 or more: " + from);
        }
        relay.resendFrom(from);
        return new Resend(from);
    }
}
