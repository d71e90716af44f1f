package io.tocsin.registry.checkpoint;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether checkpoints are signed, at `/q/health/well`. A restart would not help, and reads go on.
@Wellness
@ApplicationScoped
class CheckpointHealth implements HealthCheck {
    private final CheckpointProcess process;

    CheckpointHealth(CheckpointProcess process) {
        this.process = process;
    }

    @Override
    public HealthCheckResponse call() {
        String alarm = process.alarm();
        var response = HealthCheckResponse.named("checkpoints").status(alarm == null);
        if (alarm != null) {
            response.withData("reason", alarm);
        }
        return response.build();
    }
}
