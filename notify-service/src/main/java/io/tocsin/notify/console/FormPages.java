package io.tocsin.notify.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.tocsin.console.signin.Door;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.subscription.SubscriptionResource;
import io.tocsin.notify.subscription.SubscriptionView;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
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

    FormPages(Console console, SubscriptionResource subscriptions) {
        this.console = console;
        this.subscriptions = subscriptions;
    }

    @GET
    @Path("/endpoints/new")
    public TemplateInstance blank() {
        return form(null, EndpointForm.EMPTY, null);
    }

    /// The answer is the page with the secret, and no way on: it is shown this once.
    @POST
    @Path("/endpoints/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response create(MultivaluedMap<String, String> sent) {
        EndpointForm form = EndpointForm.of(sent);
        try {
            String request = form.request(MissingNode.getInstance()).toString();
            SubscriptionView made = subscriptions.create(request).getEntity();
            SecretPage page = new SecretPage(made.id(), Objects.requireNonNull(made.secret()), true, null);
            return Response.ok(Pages.secret(console.frame("The endpoint is made", Console.ENDPOINTS), page))
                    .build();
        } catch (HttpProblem e) {
            return refused(null, form, e);
        }
    }

    @GET
    @Path("/endpoints/{id}/change")
    public TemplateInstance filled(@PathParam("id") UUID id) {
        return form(id, EndpointForm.of(subscriptions.get(id)), null);
    }

    @POST
    @Path("/endpoints/{id}/change")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") UUID id, MultivaluedMap<String, String> sent) {
        JsonNode before =
                DesignationJson.MAPPER.valueToTree(subscriptions.get(id).filter());
        EndpointForm form = EndpointForm.of(sent);
        try {
            subscriptions.change(id, form.request(before).toString());
            return Door.to("/endpoints/" + id + "?said=changed").build();
        } catch (HttpProblem e) {
            return refused(id, form, e);
        }
    }

    private Response refused(@Nullable UUID id, EndpointForm form, HttpProblem problem) {
        return Response.status(problem.getStatusCode())
                .entity(form(id, form, String.valueOf(problem.getDetail())))
                .build();
    }

    private TemplateInstance form(@Nullable UUID id, EndpointForm form, @Nullable String problem) {
        String title = id == null ? "New endpoint" : "Change the endpoint";
        return Pages.form(console.frame(title, Console.ENDPOINTS), new FormPage(id, form, problem));
    }
}
