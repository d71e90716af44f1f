package io.tocsin.notify.delivery;

import io.tocsin.notify.circuit.Circuit;
import io.tocsin.notify.circuit.Health;
import io.tocsin.notify.circuit.Notice;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Says whether another request may go to the endpoint of a claimed lane, to all who send on it at the same
/// time: while the claim lasts, the circuit is closed or on trial, and the pace allows. It learns from what
/// came of each.
final class Gate {
    private final Means means;
    private final BooleanSupplier stopping;
    private Claim claim;
    private Health health;
    private @Nullable Pace pace;
    private boolean gone;

    Gate(Means means, Claim claim, BooleanSupplier stopping) {
        this.means = means;
        this.stopping = stopping;
        this.claim = claim;
        this.health = claim.health();
        this.pace = claim.pace();
    }

    /// Whether a request may begin now. It takes its token where it may.
    synchronized boolean enter() throws SQLException {
        if (gone || stopping.getAsBoolean() || isOpen() || !isInPace() || !isMine()) {
            return false;
        }
        Pace before = pace;
        if (before != null) {
            pace = before.taken(means.clock().instant());
        }
        return true;
    }

    /// Whether one request alone is to show that the endpoint works again.
    synchronized boolean isOnTrial() {
        return state() == Circuit.State.HALF_OPEN;
    }

    /// What came of a delivery.
    synchronized void came(Attempt attempt, DeliveryState state) {
        came(attempt);
        if (state instanceof DeliveryState.Exhausted) {
            health = health.gaveUp();
        }
    }

    /// What came of a request.
    synchronized void came(Attempt attempt) {
        Instant now = means.clock().instant();
        health = switch (attempt.answer().meaning()) {
            case TAKEN -> health.succeeded(now);
            case REFUSED -> health.refused(now, attempt.answer().inWords());
            case FAILED -> health.failed(means.circuits(), now, attempt.answer().inWords());
            case GONE -> {
                gone = true;
                yield health.failed(means.circuits(), now, attempt.answer().inWords());
            }
        };
    }

    /// How the lane is given back.
    synchronized AttemptLog.Release release() {
        Pace kept = pace;
        Instant fullAt = kept == null ? null : kept.fullAt();
        Instant notBefore = switch (health.circuit()) {
            case Circuit.Open open -> open.until();
            case Circuit.Closed closed -> isInPace() ? null : fullAt;
        };
        return new AttemptLog.Release(claim, health, fullAt, notBefore);
    }

    /// What notice there is to give of the endpoint by now.
    synchronized Optional<Notice> notice() {
        return Notice.between(
                claim.health(), health, gone, means.circuits(), means.clock().instant());
    }

    private Circuit.State state() {
        return health.circuit().state(means.clock().instant());
    }

    private boolean isOpen() {
        return state() == Circuit.State.OPEN;
    }

    private boolean isInPace() {
        Pace kept = pace;
        return kept == null || kept.allows(means.clock().instant());
    }

    /// Whether the claim outlasts another attempt, renewed where it must be.
    private boolean isMine() throws SQLException {
        Instant now = means.clock().instant();
        if (claim.outlasts(claim.endpoint().timeout(), now)) {
            return true;
        }
        claim = claim.renewed(now.plus(means.config().lease()));
        return means.lanes().renew(claim, claim.until());
    }
}
