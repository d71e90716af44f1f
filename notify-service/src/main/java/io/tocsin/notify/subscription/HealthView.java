package io.tocsin.notify.subscription;

import io.tocsin.notify.circuit.Circuit;
import io.tocsin.notify.circuit.Health;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an endpoint has answered lately, as its subscriber sees it.
///
/// @param state of the circuit: `closed`, `open` or `halfOpen`
/// @param openUntil when it is tried again, null where the circuit is closed
public record HealthView(
        String state,
        int consecutiveFailures,
        @Nullable Instant openUntil,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastError) {
    static HealthView of(Health health, Instant now) {
        return new HealthView(
                health.circuit().state(now).wireName(),
                health.circuit().failures(),
                switch (health.circuit()) {
                    case Circuit.Closed closed -> null;
                    case Circuit.Open open -> open.until();
                },
                health.lastSuccessAt(),
                health.lastFailureAt(),
                health.lastError());
    }
}
