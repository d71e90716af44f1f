package io.tocsin.registry.log;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.registry.Places;
import io.tocsin.registry.problem.Problems;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The log over HTTP, for those who keep a copy or verify it.
@Path("/v1/log.jsonl")
class LogResource {
    private static final String JSON_LINES = "application/jsonl";

    private final FoldedLog log;
    private final Places places;

    LogResource(FoldedLog log, LogConfig config) {
        this.log = log;
        this.places = new Places("readers of the log", config.atOnce(), config.comeAgainAfter());
    }

    @GET
    @Produces(JSON_LINES)
    @RunOnVirtualThread
    @Operation(
            summary = "The log as JSON Lines, every event exactly as received",
            description = "Tocsin-Sequence and Tocsin-Digest are those of the last line. docs/verifying.md says how"
                    + " to verify it.")
    public Response log(
            @Parameter(description = "The event before the first line; 0, or nothing, for the whole log")
                    @QueryParam("after")
                    @Nullable
                    String after,
            @Parameter(description = "The last line; nothing, or a later one than there is, for the end")
                    @QueryParam("until")
                    @Nullable
                    String until,
            @Context RoutingContext request)
            throws SQLException {
        LogEnd now = log.end();
        long last = Math.min(sequence("until", until, now.sequence()), now.sequence());
        long first = Math.min(sequence("after", after, 0), last);
        LogEnd end = last == now.sequence() ? now : log.endAt(last);
        Places.Place place = places.take();
        request.addEndHandler(ended -> place.close());
        StreamingOutput body = out -> {
            try (place) {
                log.write(first, last, out);
            }
        };
        return Response.ok(body)
                .header("Tocsin-Sequence", end.sequence())
                .header("Tocsin-Digest", end.digest().hex())
                .build();
    }

    /// For those who read it.
    Places places() {
        return places;
    }

    private static long sequence(String parameter, @Nullable String value, long absent) {
        if (value == null || value.isBlank()) {
            return absent;
        }
        if (!value.matches("\\d{1,18}")) {
            throw Problems.badParameter(parameter, "\"" + value + "\" is not the number of an event.");
        }
        return Long.parseLong(value);
    }
}
