package io.tocsin.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Caller;
import io.tocsin.notify.access.JsonBody;
import io.tocsin.notify.access.Page;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.subscription.Subscription;
import io.tocsin.notify.subscription.Subscriptions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The deliveries of a subscription over HTTP.
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("subscriber")
@RunOnVirtualThread
public class DeliveryResource {
    private final Subscriptions subscriptions;
    private final DeliveryHistory history;
    private final Replays replays;
    private final Sending sending;
    private final EndpointTests tests;
    private final Caller caller;

    DeliveryResource(
            Subscriptions subscriptions,
            DeliveryHistory history,
            Replays replays,
            Sending sending,
            EndpointTests tests,
            Caller caller) {
        this.subscriptions = subscriptions;
        this.history = history;
        this.replays = replays;
        this.sending = sending;
        this.tests = tests;
        this.caller = caller;
    }

    /// The newest first.
    @GET
    @Path("/{id}/deliveries")
    public Page<DeliveryView> deliveries(
            UUID id, @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor)
            throws SQLException {
        Subscription subscription = subscriptions.get(caller.tenant(), id);
        long below = cursor == null ? Long.MAX_VALUE : Page.number(cursor, "cursor");
        return Page.of(
                history.deliveries(subscription.id(), below, Page.read(limit)),
                limit,
                delivery -> Long.toString(delivery.number()));
    }

    /// For those who cannot receive: what they would have been sent, after a number. The first item has
    /// that number plus one, the next plus two, and so on, for the numbers have no gap.
    @GET
    @Path("/{id}/events")
    public String events(
            UUID id, @QueryParam("after") @DefaultValue("0") String after, @QueryParam("limit") @Nullable Integer limit)
            throws SQLException {
        Subscription subscription = subscriptions.get(caller.tenant(), id);
        List<DeliveryHistory.Numbered> read =
                history.events(subscription.id(), Page.number(after, "after"), Page.read(limit));
        Page<DeliveryHistory.Numbered> page = Page.of(read, limit, event -> Long.toString(event.number()));
        String items = page.items().stream().map(DeliveryHistory.Numbered::body).collect(Collectors.joining(","));
        String next = page.next() == null ? "null" : "\"" + page.next() + "\"";
        return "{\"items\":[" + items + "],\"next\":" + next + "}";
    }

    /// Sends a signed `endpoint.test` now, in whatever state the subscription is; the answer is the
    /// attempt.
    @POST
    @Path("/{id}/test")
    public AttemptView test(UUID id) throws SQLException {
        return AttemptView.of(tests.send(subscriptions.get(caller.tenant(), id)));
    }

    /// Takes `since`, a sequence or a time, in a JSON object or in the query.
    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.WILDCARD)
    public Map<String, Long> replay(UUID id, @QueryParam("since") @Nullable String since, String body)
            throws SQLException {
        Subscription subscription = subscriptions.get(caller.tenant(), id);
        JsonNode json = JsonBody.optional(body);
        String from =
                since == null && json.hasNonNull("since") ? json.path("since").asText() : since;
        if (from == null) {
            throw Problems.badRequest("\"since\" must say where to begin: a sequence, or a time.");
        }
        Instant time = time(from);
        long sequence = time == null ? Math.max(1, Long.parseLong(from)) : replays.firstSince(time);
        long deliveries = replays.replay(subscription, sequence, time);
        sending.wake();
        return Map.of("deliveries", deliveries);
    }

    /// The time to begin at, null where it is a sequence.
    private static @Nullable Instant time(String since) {
        if (since.matches("[0-9]{1,18}")) {
            return null;
        }
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeParseException e) {
            throw Problems.badRequest(
                    "\"since\" must be a sequence or a time as 2024-12-18T00:00:00Z, not \"" + since + "\".");
        }
    }
}
