package io.tocsin.registry.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/// Adds a detail where Quarkus gives none. Of an unexpected failure callers learn that it was logged, not
/// what it was; a 503 is our own, and meant.
@ApplicationScoped
class EveryProblemHasDetail implements ProblemPostProcessor {
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        if (problem.getDetail() != null && (problem.getStatusCode() < 500 || problem.getStatusCode() == 503)) {
            return problem;
        }
        return HttpProblem.builder(problem)
                .withDetail(detail(problem.getStatusCode(), context.path))
                .build();
    }

    private static String detail(int status, String path) {
        return switch (status) {
            case 401 -> "The token is missing, expired, or not signed by the configured issuer.";
            case 403 -> "The token does not carry the role that this needs.";
            case 404 -> "There is nothing at " + path + ".";
            case 405 -> path + " does not know this method.";
            case 406 -> path + " answers in application/json.";
            case 415 -> path + " does not read this content type.";
            default ->
                status < 500
                        ? "The request cannot be answered as it stands."
                        : "The registry failed to answer; the reason is in its log.";
        };
    }
}
