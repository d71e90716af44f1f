package io.tocsin.notify.preview;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Caller;
import io.tocsin.notify.access.JsonBody;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.subscription.EventFilter;
import io.tocsin.notify.subscription.FilterJson;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// "What would this filter have sent me?" over HTTP.
@Path("/v1/subscriptions/preview")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("subscriber")
@RunOnVirtualThread
public class PreviewResource {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final Set<String> PROPERTIES = Set.of("filter", "since", "limit");

    private final Previews previews;
    private final Caller caller;
    private final PreviewConfig config;
    private final Clock clock;
    private final Semaphore free;

    PreviewResource(Previews previews, Caller caller, PreviewConfig config, Clock clock) {
        this.previews = previews;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
        this.free = new Semaphore(config.concurrent());
    }

    /// Takes `filter`, and where wanted `since`, a time, and `limit`, how many of the newest to show.
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Preview preview(String body) throws SQLException {
        caller.tenant();
        JsonNode json = JsonBody.required(body);
        json.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                throw Problems.badRequest("The preview has an unknown property \"" + name + "\"; it can be given "
                        + PROPERTIES.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        });
        EventFilter filter = FilterJson.requested(json.path("filter"));
        Instant since = since(json.path("since"));
        int shown = limit(json.path("limit"));
        if (!free.tryAcquire()) {
            throw Problems.tooManyRequests("Other previews are being made; try again in a moment.", RETRY_AFTER);
        }
        try {
            return previews.of(filter, since, shown);
        } finally {
            free.release();
        }
    }

    private Instant since(JsonNode since) {
        if (since.isMissingNode() || since.isNull()) {
            return clock.instant()
                    .atOffset(ZoneOffset.UTC)
                    .minus(config.since())
                    .toInstant();
        }
        try {
            return OffsetDateTime.parse(since.asText()).toInstant();
        } catch (DateTimeParseException e) {
            throw Problems.badRequest("\"since\" must be a time as 2024-11-01T00:00:00Z, not " + since + ".");
        }
    }

    private int limit(JsonNode limit) {
        if (limit.isMissingNode() || limit.isNull()) {
            return config.items();
        }
        if (!limit.isInt() || limit.intValue() < 1) {
            throw Problems.badRequest("\"limit\" must be a number of at least 1, not " + limit + ".");
        }
        return Math.min(limit.intValue(), config.maxItems());
    }
}
