package io.tocsin.registry.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.time.Duration;

/// The problems that the registry itself answers with.
public final class Problems {
    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /// 400: a query parameter cannot be used.
    ///
    /// @param parameter its name
    /// @param why a sentence for the caller, with the bad value
    public static HttpProblem badParameter(String parameter, String why) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle("The parameter " + parameter + " cannot be used")
                .withDetail(why)
                .with("parameter", parameter)
                .build();
    }

    /// 404: there is no such thing.
    public static HttpProblem notFound(String title, String detail) {
        return HttpProblem.builder()
                .withStatus(Status.NOT_FOUND)
                .withTitle(title)
                .withDetail(detail)
                .build();
    }

    /// 400: what was sent cannot be used.
    ///
    /// @param detail a sentence for the caller
    public static HttpProblem badBody(String title, String detail) {
        return HttpProblem.builder()
                .withStatus(Status.BAD_REQUEST)
                .withTitle(title)
                .withDetail(detail)
                .build();
    }

    /// 409: it cannot be done as things stand.
    public static HttpProblem conflict(String title, String detail) {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle(title)
                .withDetail(detail)
                .build();
    }

    /// 422: it is there, and too much of it to be answered at once.
    public static HttpProblem tooMuch(String title, String detail) {
        return HttpProblem.builder()
                .withStatus(UNPROCESSABLE)
                .withTitle(title)
                .withDetail(detail)
                .build();
    }

    /// 307: what was asked for has another id now. It may change again, so that nobody is to remember it.
    public static HttpProblem movedTo(String id, URI where, String detail) {
        return HttpProblem.builder()
                .withStatus(Status.TEMPORARY_REDIRECT)
                .withTitle("The designation has another id")
                .withDetail(detail)
                .withHeader("Location", where.toString())
                .with("rekeyedTo", id)
                .build();
    }

    /// 503: there is no room now; it may be tried again.
    ///
    /// @param after in whole seconds at least
    public static HttpProblem busy(String title, String detail, Duration after) {
        return HttpProblem.builder()
                .withStatus(Status.SERVICE_UNAVAILABLE)
                .withTitle(title)
                .withDetail(detail)
                .withHeader("Retry-After", Long.toString(Math.max(1, after.toSeconds())))
                .build();
    }

    /// 401: a token is needed.
    public static HttpProblem unauthorized(String detail) {
        return HttpProblem.builder()
                .withStatus(Status.UNAUTHORIZED)
                .withTitle("Not authorised")
                .withDetail(detail)
                .withHeader("WWW-Authenticate", "Bearer")
                .build();
    }
}
