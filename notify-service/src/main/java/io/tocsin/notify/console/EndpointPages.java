package io.tocsin.notify.console;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.console.signin.Door;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.access.Caller;
import io.tocsin.notify.access.Page;
import io.tocsin.notify.backlog.Backlogs;
import io.tocsin.notify.backlog.EndpointBacklog;
import io.tocsin.notify.delivery.AttemptView;
import io.tocsin.notify.delivery.DeliveryResource;
import io.tocsin.notify.delivery.DeliveryView;
import io.tocsin.notify.subscription.SubscriptionResource;
import io.tocsin.notify.subscription.SubscriptionView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The endpoints: all at a glance, and each with what it was sent and what can be done about it.
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class EndpointPages {
    private final Console console;
    private final ConsoleConfig config;
    private final SubscriptionResource subscriptions;
    private final DeliveryResource deliveries;
    private final Backlogs backlogs;
    private final Caller caller;
    private final Clock clock;

    EndpointPages(
            Console console,
            ConsoleConfig config,
            SubscriptionResource subscriptions,
            DeliveryResource deliveries,
            Backlogs backlogs,
            Caller caller,
            Clock clock) {
        this.console = console;
        this.config = config;
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.backlogs = backlogs;
        this.caller = caller;
        this.clock = clock;
    }

    /// An operator who subscribes to nothing is led to what waits.
    @GET
    public Response all(
            @QueryParam("cursor") @DefaultValue("") String cursor, @QueryParam("said") @DefaultValue("") String said)
            throws SQLException {
        if (console.isOperator() && !console.isSubscriber()) {
            return Door.to("/sending").build();
        }
        return Response.ok(
                        Pages.endpoints(console.frame("Endpoints", Console.ENDPOINTS), listing(cursor, done(said, ""))))
                .build();
    }

    /// The list alone, as it is now.
    @GET
    @Path("/endpoints")
    public TemplateInstance refreshed(@QueryParam("cursor") @DefaultValue("") String cursor) throws SQLException {
        return Pages.endpoints$refreshed(listing(cursor, null));
    }

    @GET
    @Path("/endpoints/{id}")
    public TemplateInstance one(
            @PathParam("id") UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("before") @Nullable String before,
            @QueryParam("said") @DefaultValue("") String said,
            @QueryParam("deliveries") @DefaultValue("") String count)
            throws SQLException {
        return page(id, state, before, done(said, count), null);
    }

    @GET
    @Path("/endpoints/{id}/live")
    public TemplateInstance live(@PathParam("id") UUID id) throws SQLException {
        LivePage page = livePage(id);
        return Pages.live(console.frame(page.line().title() + ", live", Console.ENDPOINTS), page);
    }

    /// The attempts alone, as they are now.
    @GET
    @Path("/endpoints/{id}/attempts")
    public TemplateInstance attempts(@PathParam("id") UUID id) throws SQLException {
        return Pages.live$refreshed(livePage(id));
    }

    @POST
    @Path("/endpoints/{id}/test")
    public Response test(@PathParam("id") UUID id) throws SQLException {
        return doing(id, () -> {
            AttemptView attempt = deliveries.test(id);
            return said(id, attempt.outcome().equals("delivered") ? "taken" : "not-taken");
        });
    }

    /// @param since a sequence of the log, or a time
    @POST
    @Path("/endpoints/{id}/replay")
    public Response replay(@PathParam("id") UUID id, @FormParam("since") @DefaultValue("") String since)
            throws SQLException {
        return doing(id, () -> {
            Long count = deliveries
                    .replay(id, since.isBlank() ? null : since.strip(), "")
                    .get("deliveries");
            return said(id, "replayed&deliveries=" + count);
        });
    }

    /// @param overlap how long the secret before signs along, as ISO 8601 has it
    @POST
    @Path("/endpoints/{id}/rotate")
    public Response rotate(@PathParam("id") UUID id, @FormParam("overlap") @DefaultValue("PT24H") String overlap)
            throws SQLException {
        return doing(id, () -> {
            String body = DesignationJson.MAPPER
                    .createObjectNode()
                    .put("overlap", overlap)
                    .toString();
            String secret =
                    Objects.requireNonNull(subscriptions.rotate(id, body).get("secret"));
            return Response.ok(Pages.secret(
                            console.frame("New secret", Console.ENDPOINTS),
                            new SecretPage(id, secret, false, Figures.duration(Duration.parse(overlap)))))
                    .build();
        });
    }

    @POST
    @Path("/endpoints/{id}/enable")
    public Response enable(@PathParam("id") UUID id) throws SQLException {
        return doing(id, () -> {
            subscriptions.enable(id);
            return said(id, "enabled");
        });
    }

    @POST
    @Path("/endpoints/{id}/disable")
    public Response disable(@PathParam("id") UUID id) throws SQLException {
        return doing(id, () -> {
            subscriptions.change(id, "{\"state\":\"disabled\"}");
            return said(id, "disabled");
        });
    }

    @GET
    @Path("/endpoints/{id}/delete")
    public TemplateInstance askToDelete(@PathParam("id") UUID id) throws SQLException {
        return Pages.delete(console.frame("Delete the endpoint", Console.ENDPOINTS), line(subscriptions.get(id)));
    }

    @POST
    @Path("/endpoints/{id}/delete")
    public Response delete(@PathParam("id") UUID id) throws SQLException {
        return doing(id, () -> {
            subscriptions.delete(id);
            return Door.to("/?said=deleted").build();
        });
    }

    private interface Deed {
        Response done() throws SQLException;
    }

    /// What cannot be done is said on the endpoint's page.
    private Response doing(UUID id, Deed deed) throws SQLException {
        subscriptions.get(id);
        try {
            return deed.done();
        } catch (HttpProblem e) {
            return Response.status(e.getStatusCode())
                    .entity(page(id, null, null, null, String.valueOf(e.getDetail())))
                    .build();
        }
    }

    private static Response said(UUID id, String said) {
        return Door.to("/endpoints/" + id + "?said=" + said).build();
    }

    private EndpointListing listing(String cursor, @Nullable String said) throws SQLException {
        Page<SubscriptionView> page = subscriptions.list(config.endpoints(), cursor.isEmpty() ? null : cursor);
        List<UUID> ids = page.items().stream().map(SubscriptionView::id).toList();
        Map<UUID, EndpointBacklog> found = backlogs.of(caller.tenant(), ids);
        Instant now = clock.instant();
        return new EndpointListing(
                page.items().stream()
                        .flatMap(view -> {
                            EndpointBacklog backlog = found.get(view.id());
                            return backlog == null ? Stream.empty() : Stream.of(EndpointLine.of(view, backlog, now));
                        })
                        .toList(),
                cursor,
                page.next(),
                config.refresh().toSeconds(),
                said);
    }

    private EndpointLine line(SubscriptionView view) throws SQLException {
        EndpointBacklog backlog =
                backlogs.of(caller.tenant(), List.of(view.id())).get(view.id());
        return EndpointLine.of(view, Objects.requireNonNull(backlog), clock.instant());
    }

    private TemplateInstance page(
            UUID id, @Nullable String state, @Nullable String before, @Nullable String said, @Nullable String problem)
            throws SQLException {
        SubscriptionView view = subscriptions.get(id);
        String chosen = state == null || state.isBlank() ? null : state;
        Page<DeliveryView> page = deliveries.deliveries(id, chosen, config.deliveries(), before);
        Instant now = clock.instant();
        EndpointLine line = line(view);
        EndpointPage shown = new EndpointPage(
                line,
                view.state().equals("active"),
                Settings.of(view, now),
                Wording.circuit(view.health(), now),
                Moment.of(view.createdAt(), now),
                view.nextNumber(),
                page.items().stream().map(item -> DeliveryLine.of(item, now)).toList(),
                chosen,
                page.next(),
                attempts(id, 8),
                said,
                problem);
        return Pages.endpoint(console.frame(line.title(), Console.ENDPOINTS), shown);
    }

    private LivePage livePage(UUID id) throws SQLException {
        return new LivePage(
                line(subscriptions.get(id)),
                attempts(id, config.attempts()),
                config.live().toSeconds());
    }

    private List<AttemptLine> attempts(UUID id, int limit) throws SQLException {
        Instant now = clock.instant();
        return backlogs.lastAttempts(caller.tenant(), id, limit).stream()
                .map(last -> AttemptLine.of(last, now))
                .toList();
    }

    private static @Nullable String done(String said, String count) {
        return switch (said) {
            case "taken" -> "The endpoint took the test.";
            case "not-taken" -> "The endpoint did not take the test; the last attempt below says why.";
            case "replayed" ->
                count.matches("[0-9]{1,9}")
                        ? Figures.number(Long.parseLong(count)) + " to be sent again, beginning now."
                        : null;
            case "enabled" -> "Enabled. What was matched meanwhile is sent now.";
            case "disabled" -> "Disabled. Deliveries go on being numbered and kept, and are sent once it is enabled.";
            case "changed" -> "Changed.";
            case "deleted" -> "Deleted. Nothing more is sent to it.";
            default -> null;
        };
    }
}
