package io.tocsin.notify.delivery;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Caller;
import io.tocsin.notify.access.JsonBody;
import io.tocsin.notify.access.Page;
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
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
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
    private final Lanes lanes;
    private final Sending sending;
    private final Proofs proofs;
    private final Clock clock;
    private final Caller caller;

    DeliveryResource(
            Subscriptions subscriptions,
            DeliveryHistory history,
            Replays replays,
            Lanes lanes,
            Sending sending,
            Proofs proofs,
            Caller caller,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.history = history;
        this.replays = replays;
        this.lanes = lanes;
        this.sending = sending;
        this.proofs = proofs;
        this.clock = clock;
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

    /// Sends a signed `endpoint.test` now, in whatever state the subscription is, and proves the endpoint
    /// where it takes it; the answer is the attempt. An endpoint that takes it is not left alone any longer.
    @POST
    @Path("/{id}/test")
    public AttemptView test(UUID id) throws SQLException {
        Subscription subscription = subscriptions.get(caller.tenant(), id);
        Attempt attempt = proofs.test(subscription);
        if (attempt.answer().meaning() == Answer.Meaning.TAKEN) {
            lanes.tryNow(subscription.id(), clock.instant());
            sending.wake();
        }
        return AttemptView.of(attempt);
    }

    /// Takes `since`, a sequence or a time, in a JSON object or in the query; or `number` or
    /// `designationId` in the object. The answer says how many deliveries will go out.
    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(RestResponse.StatusCode.ACCEPTED)
    public Map<String, Long> replay(UUID id, @QueryParam("since") @Nullable String since, String body)
            throws SQLException {
        Subscription subscription = subscriptions.get(caller.tenant(), id);
        long deliveries = replays.replay(subscription, Stretch.read(since, JsonBody.optional(body)));
        sending.wake();
        return Map.of("deliveries", deliveries);
    }
}
