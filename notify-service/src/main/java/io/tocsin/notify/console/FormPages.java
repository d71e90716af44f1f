package io.tocsin.notify.console;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.signin.Door;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.preview.Preview;
import io.tocsin.notify.preview.PreviewResource;
import io.tocsin.notify.subscription.FilterJson;
import io.tocsin.notify.subscription.SubscriptionResource;
import io.tocsin.notify.subscription.SubscriptionView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Making an endpoint, and changing what it is sent.
@Path("/")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
class FormPages {
    private final Console console;
    private final SubscriptionResource subscriptions;
    private final PreviewResource previews;
    private final Usual usual;
    private final Clock clock;

    FormPages(Console console, SubscriptionResource subscriptions, PreviewResource previews, Usual usual, Clock clock) {
        this.console = console;
        this.subscriptions = subscriptions;
        this.previews = previews;
        this.usual = usual;
        this.clock = clock;
    }

    @GET
    @Path("/endpoints/new")
    public TemplateInstance blank() {
        return shown(page(null, EndpointForm.EMPTY));
    }

    /// The answer is the page with the secret, and no way on: it is shown this once.
    @POST
    @Path("/endpoints/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        EndpointForm form = EndpointForm.of(new Sent(sent));
        try {
            SubscriptionView made =
                    subscriptions.create(form.request(null).toString()).getEntity();
            SecretPage page = new SecretPage(made.id(), Objects.requireNonNull(made.secret()), true, null);
            return Response.ok(Pages.secret(console.frame("The endpoint is made", Console.ENDPOINTS), page))
                    .build();
        } catch (HttpProblem e) {
            return refused(page(null, form), e);
        }
    }

    /// @param part whether the preview alone is asked for, by a script
    @POST
    @Path("/endpoints/new/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(@HeaderParam("HX-Request") boolean part, MultivaluedMap<String, String> sent)
            throws SQLException {
        return previewed(null, part, new Sent(sent));
    }

    @GET
    @Path("/endpoints/{id}/change")
    public TemplateInstance filled(@PathParam("id") UUID id) {
        SubscriptionView view = subscriptions.get(id);
        return shown(page(view, EndpointForm.of(view)));
    }

    @POST
    @Path("/endpoints/{id}/change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> sent) {
        SubscriptionView before = subscriptions.get(id);
        EndpointForm form = EndpointForm.of(new Sent(sent));
        try {
            subscriptions.change(id, form.request(before).toString());
            return Door.to("/endpoints/" + id + "?said=changed").build();
        } catch (HttpProblem e) {
            return refused(page(before, form), e);
        }
    }

    /// @param part whether the preview alone is asked for, by a script
    @POST
    @Path("/endpoints/{id}/change/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response preview(
            @PathParam("id") UUID id, @HeaderParam("HX-Request") boolean part, MultivaluedMap<String, String> sent)
            throws SQLException {
        return previewed(subscriptions.get(id), part, new Sent(sent));
    }

    private Response previewed(@Nullable SubscriptionView before, boolean part, Sent sent) throws SQLException {
        EndpointForm form = EndpointForm.of(sent);
        FormPage page = page(before, form);
        try {
            Preview preview = previews.preview(form.previewRequest(before).toString());
            page = page.previewed(PreviewPanel.of(preview, clock.instant()));
        } catch (HttpProblem e) {
            if (!part) {
                return refused(page, e);
            }
            return Response.ok(Pages.form$refused(page.refused(refusal(e)))).build();
        }
        return Response.ok(part ? Pages.form$preview(page) : shown(page)).build();
    }

    private Response refused(FormPage page, HttpProblem problem) {
        return Response.status(problem.getStatusCode())
                .entity(shown(page.refused(refusal(problem))))
                .build();
    }

    private static FormPage.Refusal refusal(HttpProblem problem) {
        return new FormPage.Refusal(
                String.valueOf(problem.getDetail()),
                FilterJson.EXPRESSION.equals(problem.getParameters().get(Problems.POINTER)));
    }

    private FormPage page(@Nullable SubscriptionView before, EndpointForm form) {
        return new FormPage(
                before == null ? null : before.id(),
                form.withoutSecrets(),
                Settings.receiver(before == null ? null : before.receiver()),
                usual,
                null,
                null);
    }

    private TemplateInstance shown(FormPage page) {
        String title = page.id() == null ? "New endpoint" : "Change the endpoint";
        return Pages.form(console.frame(title, Console.ENDPOINTS), page);
    }
}
