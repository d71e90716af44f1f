package io.tocsin.registry.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tocsin.registry.problem.Problems;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Says what is wrong with a token, or with the lack of one, where something needs the role `operator`.
/// What the problem library has for it does not fit this version of Quarkus.
class AccessProblems {
    private static final int BEFORE_THE_LIBRARY = 1;

    /// A token that is not believed.
    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    public Response bad(AuthenticationFailedException e) {
        return Problems.unauthorized("The token is expired, or not signed by the configured issuer.")
                .toResponse();
    }

    /// No token.
    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    public Response missing(UnauthorizedException e) {
        return Problems.unauthorized("This needs a token: send Authorization: Bearer <token>.")
                .toResponse();
    }

    /// A token without the role.
    @ServerExceptionMapper(value = ForbiddenException.class, priority = BEFORE_THE_LIBRARY)
    public Response forbidden(ForbiddenException e) {
        return HttpProblem.builder()
                .withStatus(Status.FORBIDDEN)
                .withTitle("Forbidden")
                .withDetail("The token does not carry the role operator.")
                .build()
                .toResponse();
    }
}
