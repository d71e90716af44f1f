package io.tocsin.notify.circuit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How an endpoint has answered lately.
///
/// @param circuit whether it is called
/// @param lastSuccessAt when it last took something, null where never
/// @param lastFailureAt when it last did not, null where never
/// @param lastError why, in a sentence; null where it never failed
/// @param failingSince the first failure since it last took something, null where there is none
/// @param exhausted how many deliveries to it were given up since then
public record Health(
        Circuit circuit,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastError,
        @Nullable Instant failingSince,
        int exhausted) {
    /// Of an endpoint that was never called.
    public static final Health UNKNOWN = new Health(Circuit.NEW, null, null, null, null, 0);

    /// It took something.
    public Health succeeded(Instant now) {
        return new Health(circuit.worked(), now, lastFailureAt, lastError, null, 0);
    }

    /// It does not work.
    public Health failed(CircuitRule rule, Instant now, String error) {
        return failed(circuit.failed(rule, now), now, error);
    }

    /// It works, but would not take this one message.
    public Health refused(Instant now, String error) {
        return failed(circuit.worked(), now, error);
    }

    private Health failed(Circuit circuit, Instant now, String error) {
        return new Health(circuit, lastSuccessAt, now, error, failingSince == null ? now : failingSince, exhausted);
    }

    /// A delivery to it was given up.
    public Health gaveUp() {
        return new Health(circuit, lastSuccessAt, lastFailureAt, lastError, failingSince, exhausted + 1);
    }

    /// Whether it is time to give up the endpoint: nothing but failures for long, and with that a delivery
    /// lost its last try.
    public boolean isDead(CircuitRule rule, Instant now) {
        return failingSince != null
                && exhausted > 0
                && !failingSince.plus(rule.disableAfter()).isAfter(now);
    }
}
