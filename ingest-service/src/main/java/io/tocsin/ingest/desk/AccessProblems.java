package io.tocsin.ingest.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tocsin.ingest.run.Runs.AlreadyDecided;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Says what is wrong with a token, with the lack of one, or with a decision that comes too late.
public class AccessProblems {
    private static final int BEFORE_THE_LIBRARY = 1;

    /// A token that is not believed.
    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_THE_LIBRARY)
    public Response bad(AuthenticationFailedException e) {
        return unauthorized("The token is expired, or not signed by the configured issuer");
    }

    /// No token.
    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_THE_LIBRARY)
    public Response missing(UnauthorizedException e) {
        return unauthorized("A token is needed: send Authorization: Bearer <token>");
    }

    /// A token without the role.
    @ServerExceptionMapper(value = ForbiddenException.class, priority = BEFORE_THE_LIBRARY)
    public Response forbidden(ForbiddenException e) {
        return HttpProblem.builder()
                .withStatus(Status.FORBIDDEN)
                .withTitle("Forbidden")
                .withDetail("The token does not carry the role operator")
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    public Response decided(AlreadyDecided e) {
        return Problems.wrongState(String.valueOf(e.getMessage())).toResponse();
    }

    private static Response unauthorized(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle("Unauthorized")
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
