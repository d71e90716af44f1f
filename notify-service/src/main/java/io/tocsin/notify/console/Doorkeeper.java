package io.tocsin.notify.console;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tocsin.console.signin.Door;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Leads whoever asks for a page and is not signed in to the sign-in, and says in a page what cannot be
/// shown. The interface for programs answers with the problem itself.
class Doorkeeper {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private final Console console;

    Doorkeeper(Console console) {
        this.console = console;
    }

    @ServerResponseFilter
    public void open(ContainerRequestContext request, ContainerResponseContext response) {
        if (!Door.isPage(request) || !(response.getEntity() instanceof HttpProblem problem)) {
            return;
        }
        if (problem.getStatusCode() == Status.UNAUTHORIZED.getStatusCode()) {
            leadToSignIn(request, response);
        } else {
            response.setEntity(page(problem), new Annotation[0], HTML);
        }
    }

    private static void leadToSignIn(ContainerRequestContext request, ContainerResponseContext response) {
        Response lead = Door.toSignIn(request);
        response.setStatus(lead.getStatus());
        response.setEntity(null);
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        lead.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    }

    private String page(HttpProblem problem) {
        String title = problem.getTitle() == null ? "That did not work" : problem.getTitle();
        String detail = problem.getDetail() == null ? "" : problem.getDetail();
        return Pages.problem(console.frame(title, null), detail).render();
    }
}
