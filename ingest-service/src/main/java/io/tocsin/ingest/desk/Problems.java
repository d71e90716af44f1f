package io.tocsin.ingest.desk;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tocsin.ingest.document.TooLarge;
import io.tocsin.ingest.list.UnreadableRun;
import io.tocsin.ingest.run.Run;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;

/// What the desk says when it cannot do what was asked (RFC 9457).
final class Problems {
    private static final int UNPROCESSABLE = 422;

    private Problems() {}

    static HttpProblem unknownSource(String id) {
        return problem(Status.NOT_FOUND, "Unknown source", "There is no source " + id + "; GET /v1/sources lists them");
    }

    static HttpProblem unknownRun(String id) {
        return problem(Status.NOT_FOUND, "Unknown run", "There is no run " + id);
    }

    static HttpProblem badRequest(String detail) {
        return problem(Status.BAD_REQUEST, "Bad request", detail);
    }

    static HttpProblem wrongState(String detail) {
        return problem(Status.CONFLICT, "The run is not in a state for that", detail);
    }

    static HttpProblem tooLarge(TooLarge tooLarge) {
        return problem(Status.REQUEST_ENTITY_TOO_LARGE, "Document too large", String.valueOf(tooLarge.getMessage()));
    }

    static HttpProblem unreadable(UnreadableRun unreadable) {
        Run run = unreadable.run();
        return HttpProblem.builder()
                .withTitle("Unreadable document")
                .withStatus(UNPROCESSABLE)
                .withDetail(unreadable.where() + ": " + unreadable.why() + ". The bytes are kept in quarantine as "
                        + run.documentSha256())
                .with("where", unreadable.where())
                .with("runId", run.id())
                .with("source", run.source())
                .with("documentSha256", run.documentSha256())
                .with("outcome", "rejected")
                .build();
    }

    static HttpProblem unreadableText(String detail) {
        return HttpProblem.builder()
                .withTitle("Unreadable text")
                .withStatus(UNPROCESSABLE)
                .withDetail(detail)
                .build();
    }

    private static HttpProblem problem(StatusType status, String title, String detail) {
        return HttpProblem.builder()
                .withTitle(title)
                .withStatus(status)
                .withDetail(detail)
                .build();
    }
}
