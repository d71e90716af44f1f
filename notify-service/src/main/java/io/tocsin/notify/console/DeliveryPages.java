package io.tocsin.notify.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.delivery.AttemptResource;
import io.tocsin.notify.delivery.AttemptView;
import io.tocsin.notify.delivery.DeliveryConfig;
import io.tocsin.notify.delivery.DeliveryResource;
import io.tocsin.notify.delivery.DeliveryView;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.subscription.SubscriptionResource;
import io.tocsin.notify.subscription.SubscriptionView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// One delivery: what is sent, and what came of each attempt.
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class DeliveryPages {
    private final Console console;
    private final ConsoleConfig config;
    private final DeliveryConfig sending;
    private final SubscriptionResource subscriptions;
    private final DeliveryResource deliveries;
    private final AttemptResource attempts;
    private final Clock clock;

    DeliveryPages(
            Console console,
            ConsoleConfig config,
            DeliveryConfig sending,
            SubscriptionResource subscriptions,
            DeliveryResource deliveries,
            AttemptResource attempts,
            Clock clock) {
        this.console = console;
        this.config = config;
        this.sending = sending;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.clock = clock;
    }

    @GET
    @Path("/endpoints/{id}/deliveries/{number:[0-9]{1,18}}")
    public TemplateInstance one(@PathParam("id") UUID id, @PathParam("number") long number) throws SQLException {
        SubscriptionView subscription = subscriptions.get(id);
        DeliveryView delivery = delivery(id, number);
        Instant now = clock.instant();
        List<AttemptView> made =
                attempts.attempts(delivery.id(), config.attempts(), null).items();
        String description = subscription.description();
        DeliveryPage page = new DeliveryPage(
                id,
                description == null || description.isBlank() ? subscription.url() : description,
                DeliveryLine.of(delivery, now),
                facts(delivery),
                headers(delivery, Format.of(subscription.format())),
                subscription.format().equals(Format.EVENT.wireName())
                        ? null
                        : Wording.word(Format.of(subscription.format())),
                pretty(body(id, number)),
                made.stream()
                        .map(attempt -> AttemptLine.of(attempt, number, delivery.type(), now))
                        .toList());
        return Pages.delivery(console.frame("Delivery " + number, Console.ENDPOINTS), page);
    }

    private DeliveryView delivery(UUID id, long number) throws SQLException {
        return deliveries.deliveries(id, null, 1, Long.toString(number + 1)).items().stream()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("There is no delivery " + number + " to this endpoint."));
    }

    private JsonNode body(UUID id, long number) throws SQLException {
        try {
            return DesignationJson.MAPPER
                    .readTree(deliveries.events(id, Long.toString(number - 1), 1))
                    .path("items")
                    .path(0);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("events that are no JSON", e);
        }
    }

    private static List<Fact> facts(DeliveryView delivery) {
        List<Fact> facts = new ArrayList<>();
        if (delivery.sequence() != null) {
            facts.add(new Fact("Event of the log", delivery.sequence().toString()));
        }
        return facts;
    }

    /// The signature is not kept: it is made for each attempt anew, over its second.
    private List<Fact> headers(DeliveryView delivery, Format format) {
        if (format == Format.EMAIL) {
            return List.of(
                    new Fact("webhook-id", delivery.eventId()),
                    new Fact("tocsin-number", Long.toString(delivery.number())));
        }
        return List.of(
                new Fact(
                        "content-type",
                        format == Format.CLOUDEVENTS ? "application/cloudevents+json" : "application/json"),
                new Fact("user-agent", sending.userAgent()),
                new Fact("webhook-id", delivery.eventId()),
                new Fact("webhook-timestamp", "the second of each attempt"),
                new Fact("webhook-signature", "made for each attempt, and not kept"),
                new Fact("tocsin-number", Long.toString(delivery.number())));
    }

    static String pretty(JsonNode json) {
        return json.isMissingNode() ? "" : json.toPrettyString();
    }
}
