package io.tocsin.notify.fold;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Says at `/q/health/well` whether the fold goes on, and why not. It is no part of readiness:
/// subscriptions are
/// served and deliveries are sent while the fold waits.
@Wellness
@ApplicationScoped
class FoldCheck implements HealthCheck {
    private final FoldStatus status;

    FoldCheck(FoldStatus status) {
        this.status = status;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("fold")
                .status(!status.isStopped())
                .withData("sequence", status.sequence())
                .withData("reason", status.reason())
                .build();
    }
}
