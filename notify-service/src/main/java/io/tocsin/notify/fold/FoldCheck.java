package io.tocsin.notify.fold;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Says at `/q/health/well` whether the folds go on, and why not. It is no part of readiness:
/// subscriptions are served and deliveries are sent while a fold waits.
@ApplicationScoped
class FoldCheck {
    private final FoldStatuses statuses;

    FoldCheck(FoldStatuses statuses) {
        this.statuses = statuses;
    }

    @Produces
    @Wellness
    HealthCheck designations() {
        return () -> answer("fold", statuses.designations());
    }

    @Produces
    @Wellness
    HealthCheck operations() {
        return () -> answer("operations-fold", statuses.operations());
    }

    private static HealthCheckResponse answer(String name, FoldStatus status) {
        return HealthCheckResponse.named(name)
                .status(!status.isStopped())
                .withData("sequence", status.sequence())
                .withData("reason", status.reason())
                .build();
    }
}
