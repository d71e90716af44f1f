package io.tocsin.ingest.log;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
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

/// The log over HTTP: its events from a sequence on, its digest, and sending it again.
@Path("/v1")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class LogResource {
    private static final int MAX_LIMIT = 1000;

    private final EventLog log;
    private final LogRelay relay;

    LogResource(EventLog log, LogRelay relay) {
        this.log = log;
        this.relay = relay;
    }

    /// The log's end, as outsiders see it.
    record End(long sequence, String digest) {}

    /// What is sent again.
    record Resend(long fromSequence) {}

    @GET
    @Path("/events")
    public String events(
            @QueryParam("source") @Nullable String source,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (after < 0 || limit < 1) {
            throw new BadRequestException("after must be 0 or more and limit 1 or more: " + after + ", " + limit);
        }
        int page = Math.min(limit, MAX_LIMIT);
        List<StoredEvent> events = log.after(after, source, page);
        String next = events.size() < page ? "null" : "\"" + events.getLast().sequence() + "\"";
        return events.stream().map(StoredEvent::json).collect(Collectors.joining(",", "{\"items\":[", "],\"next\":"))
                + next + "}";
    }

    @GET
    @Path("/digest")
    public End digest() {
        LogHead head = log.head();
        return new End(head.sequence(), head.digest().hex());
    }

    @POST
    @Path("/log/resend")
    @RolesAllowed("operator")
    public Resend resend(@QueryParam("from") @DefaultValue("1") long from) {
        if (from < 1) {
            throw new BadRequestException("from must be a sequence, 1 or more: " + from);
        }
        relay.resendFrom(from);
        return new Resend(from);
    }
}
