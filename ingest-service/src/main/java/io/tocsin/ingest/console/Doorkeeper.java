package io.tocsin.ingest.console;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tocsin.console.signin.Door;
import io.tocsin.ingest.desk.AccessProblems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Leads whoever asks for a page and is not signed in to the sign-in, and says in a page what cannot be
/// shown. The interface for programs answers as before.
class Doorkeeper {
    private static final int BEFORE_THE_DESK = 0;

    private final AccessProblems problems;
    private final Console console;

    Doorkeeper(AccessProblems problems, Console console) {
        this.problems = problems;
        this.console = console;
    }

    /// A token that is not believed, or not any more.
    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_DESK)
    public Response bad(AuthenticationFailedException e, ContainerRequestContext request) {
        return Door.isPage(request) ? Door.toSignIn(request) : problems.bad(e);
    }

    /// No token.
    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_DESK)
    public Response missing(UnauthorizedException e, ContainerRequestContext request) {
        return Door.isPage(request) ? Door.toSignIn(request) : problems.missing(e);
    }

    /// A token without the role.
    @ServerExceptionMapper(value = ForbiddenException.class, priority = BEFORE_THE_DESK)
    public Response forbidden(ForbiddenException e, ContainerRequestContext request) {
        return Door.isPage(request)
                ? page(
                        Status.FORBIDDEN.getStatusCode(),
                        "You may look, but not decide",
                        "Your token does not carry the role operator. Sign in with one that does.")
                : problems.forbidden(e);
    }

    /// What a page is about does not exist.
    @ServerExceptionMapper
    public Response missing(NoSuchThing e) {
        return page(Status.NOT_FOUND.getStatusCode(), "Not found", String.valueOf(e.getMessage()));
    }

    private Response page(int status, String title, String detail) {
        String html = Pages.problem(console.frame(title, null), detail).render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html)
                .build();
    }
}
