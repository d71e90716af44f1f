package io.tocsin.notify.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Says to callers without a good token, or without the role, what is missing. The mappers of the library
/// for these
/// three are passed over: they were compiled against another Quarkus and fail.
final class Refusals {
    private static final int BEFORE_ALL_OTHERS = 1;
    private static final String PROBLEM = "application/problem+json";

    @ServerExceptionMapper(priority = BEFORE_ALL_OTHERS)
    Response noToken(UnauthorizedException e) {
        return unauthorized("This needs a token: send it as \"Authorization: Bearer ...\".");
    }

    @ServerExceptionMapper(priority = BEFORE_ALL_OTHERS)
    Response badToken(AuthenticationFailedException e) {
        return unauthorized("The token cannot be verified, or has expired.");
    }

    @ServerExceptionMapper(priority = BEFORE_ALL_OTHERS)
    Response noRole(ForbiddenException e) {
        return answer(Problems.forbidden("The token lacks the role that this needs."));
    }

    private static Response unauthorized(String detail) {
        return Response.fromResponse(answer(Problems.unauthorized(detail)))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    private static Response answer(HttpProblem problem) {
        return Response.status(problem.getStatusCode())
                .type(MediaType.valueOf(PROBLEM))
                .entity(problem)
                .build();
    }
}
