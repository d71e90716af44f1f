package io.tocsin.registry.console;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Says in a page what cannot be shown. The interface for programs answers with the problem itself.
class Doorkeeper {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    private final Console console;

    Doorkeeper(Console console) {
        this.console = console;
    }

    @ServerResponseFilter
    public void open(ContainerRequestContext request, ContainerResponseContext response) {
        if (Console.isPage(request.getUriInfo().getPath()) && response.getEntity() instanceof HttpProblem problem) {
            response.setEntity(page(problem), new Annotation[0], HTML);
        }
    }

    private String page(HttpProblem problem) {
        String title = problem.getTitle() == null ? "That did not work" : problem.getTitle();
        String detail = problem.getDetail() == null ? "" : problem.getDetail();
        return Pages.problem(console.frame(title, null), detail).render();
    }
}
