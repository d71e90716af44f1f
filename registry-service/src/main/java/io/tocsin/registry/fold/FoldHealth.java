package io.tocsin.registry.fold;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether the fold goes on, at `/q/health/well`. Not a matter of readiness or liveness: reads are served
/// meanwhile, and a
/// restart would not help.
@Wellness
@ApplicationScoped
class FoldHealth implements HealthCheck {
    private final FoldProcess process;

    FoldHealth(FoldProcess process) {
        this.process = process;
    }

    @Override
    public HealthCheckResponse call() {
        Course course = process.course();
        var response = HealthCheckResponse.named("fold").status(!course.alarms());
        switch (course) {
            case Course.Folding() -> {}
            case Course.Waiting waiting ->
                response.withData("reason", waiting.missing().reason());
            case Course.Stopped stopped -> response.withData("reason", stopped.reason());
        }
        return response.build();
    }
}
