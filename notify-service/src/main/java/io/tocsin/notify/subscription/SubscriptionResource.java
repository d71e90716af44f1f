package io.tocsin.notify.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.notify.access.Caller;
import io.tocsin.notify.access.JsonBody;
import io.tocsin.notify.access.Page;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.signature.SigningKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Subscriptions over HTTP.
@Path("/v1/subscriptions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("subscriber")
@RunOnVirtualThread
public class SubscriptionResource {
    private final Subscriptions subscriptions;
    private final SigningKeys keys;
    private final Caller caller;
    private final Clock clock;

    SubscriptionResource(Subscriptions subscriptions, SigningKeys keys, Caller caller, Clock clock) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public RestResponse<SubscriptionView> create(String body) {
        Subscriptions.Made made = subscriptions.create(caller.tenant(), SubscriptionRequest.read(body));
        return RestResponse.ResponseBuilder.<SubscriptionView>created(
                        URI.create("/v1/subscriptions/" + made.subscription().id()))
                .entity(SubscriptionView.of(
                        made.subscription(), keys.current().publicKey(), clock.instant(), made.secret()))
                .build();
    }

    @GET
    public Page<SubscriptionView> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        UUID after = cursor == null ? null : id(cursor, "The cursor");
        return Page.of(
                subscriptions.page(caller.tenant(), after, Page.read(limit)).stream()
                        .map(this::view)
                        .toList(),
                limit,
                view -> view.id().toString());
    }

    @GET
    @Path("/{id}")
    public SubscriptionView get(UUID id) {
        return view(subscriptions.get(caller.tenant(), id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public SubscriptionView change(UUID id, String body) {
        return view(subscriptions.change(caller.tenant(), id, SubscriptionRequest.read(body)));
    }

    @DELETE
    @Path("/{id}")
    public void delete(UUID id) {
        subscriptions.delete(caller.tenant(), id);
    }

    @POST
    @Path("/{id}/enable")
    public SubscriptionView enable(UUID id) {
        return view(subscriptions.enable(caller.tenant(), id));
    }

    /// Takes `{"overlap": "PT1H"}`, or nothing.
    @POST
    @Path("/{id}/secret/rotate")
    @Consumes(MediaType.WILDCARD)
    public Map<String, String> rotate(UUID id, String body) {
        Duration overlap = overlap(JsonBody.optional(body));
        return Map.of(
                "secret", subscriptions.rotate(caller.tenant(), id, overlap).text());
    }

    private SubscriptionView view(Subscription subscription) {
        return SubscriptionView.of(subscription, keys.current().publicKey(), clock.instant());
    }

    private static @Nullable Duration overlap(JsonNode body) {
        if (!body.hasNonNull("overlap")) {
            return null;
        }
        try {
            return Duration.parse(body.path("overlap").asText());
        } catch (DateTimeParseException e) {
            throw Problems.badRequest(
                    "\"overlap\" must be an ISO 8601 duration as PT1H, not " + body.path("overlap") + ".");
        }
    }

    private static UUID id(String text, String what) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(what + " is not one that was given out: " + text);
        }
    }
}
