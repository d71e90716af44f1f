package io.tocsin.notify.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;

/// What is answered in place of a result: RFC 9457 problems.
public final class Problems {
    /// The property of a problem that says which part of the request it is about.
    public static final String POINTER = "pointer";

    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    /// The request is not understood.
    public static HttpProblem badRequest(String detail) {
        return problem(Status.BAD_REQUEST.getStatusCode(), "Bad request", detail);
    }

    /// One part of the request's JSON is not understood.
    ///
    /// @param pointer which, as a JSON pointer (RFC 6901) in a fragment: `#/filter/expression`
    public static HttpProblem badRequest(String detail, String pointer) {
        return builder(Status.BAD_REQUEST.getStatusCode(), "Bad request", detail)
                .with(POINTER, pointer)
                .build();
    }

    /// The caller is not known.
    public static HttpProblem unauthorized(String detail) {
        return problem(Status.UNAUTHORIZED.getStatusCode(), "Unauthorized", detail);
    }

    /// The caller may not do that.
    public static HttpProblem forbidden(String detail) {
        return problem(Status.FORBIDDEN.getStatusCode(), "Forbidden", detail);
    }

    /// There is no such thing, or it is another tenant's: the answer is the same.
    public static HttpProblem notFound(String detail) {
        return problem(Status.NOT_FOUND.getStatusCode(), "Not found", detail);
    }

    /// The request is understood, and cannot be done.
    public static HttpProblem unprocessable(String title, String detail) {
        return problem(UNPROCESSABLE, title, detail);
    }

    /// The caller asks too much in too short a time.
    ///
    /// @param retryAfter when it is worth while again; in the header in whole seconds, one at least
    public static HttpProblem tooManyRequests(String detail, Duration retryAfter) {
        long seconds = Math.max(1, retryAfter.plusMillis(999).toSeconds());
        return builder(Status.TOO_MANY_REQUESTS.getStatusCode(), "Too many requests", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static HttpProblem problem(int status, String title, String detail) {
        return builder(status, title, detail).build();
    }

    private static HttpProblem.Builder builder(int status, String title, String detail) {
        return HttpProblem.builder()
                .withStatus(Status.fromStatusCode(status) == null ? new Unprocessable() : Status.fromStatusCode(status))
                .withTitle(title)
                .withDetail(detail);
    }

    /// Jakarta REST has no name for 422.
    private static final class Unprocessable implements jakarta.ws.rs.core.Response.StatusType {
        @Override
        public int getStatusCode() {
            return UNPROCESSABLE;
        }

        @Override
        public Status.Family getFamily() {
            return Status.Family.CLIENT_ERROR;
        }

        @Override
        public String getReasonPhrase() {
            return "Unprocessable content";
        }
    }
}
