package io.tocsin.notify.delivery;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;

/// Sends what is due on one claimed lane, one after another, then the heartbeat, and gives the lane back.
final class Turn {
    private final Lanes lanes;
    private final Parcels parcels;
    private final Heartbeats heartbeats;
    private final EndpointClient client;
    private final Recorder recorder;
    private final RetrySchedule schedule;
    private final DeliveryConfig config;
    private final Clock clock;
    private final Observer observer;
    private final BooleanSupplier stopping;
    private Claim claim;
    private boolean gone;

    /// Told of what happens on the lane.
    interface Observer {
        void attempted(Attempt attempt);

        void beaten(Attempt heartbeat);

        void gone(Endpoint endpoint);
    }

    Turn(
            Lanes lanes,
            Parcels parcels,
            Heartbeats heartbeats,
            EndpointClient client,
            Recorder recorder,
            RetrySchedule schedule,
            DeliveryConfig config,
            Clock clock,
            Observer observer,
            BooleanSupplier stopping,
            Claim claim) {
        this.lanes = lanes;
        this.parcels = parcels;
        this.heartbeats = heartbeats;
        this.client = client;
        this.recorder = recorder;
        this.schedule = schedule;
        this.config = config;
        this.clock = clock;
        this.observer = observer;
        this.stopping = stopping;
        this.claim = claim;
    }

    void run() throws SQLException, InterruptedException, ExecutionException {
        try {
            sendDue();
            sendHeartbeat();
        } finally {
            recorder.release(claim).get();
        }
    }

    private void sendDue() throws SQLException, InterruptedException, ExecutionException {
        List<DueDelivery> due = lanes.due(claim, config.turn(), clock.instant());
        for (Parcel parcel : parcels.of(claim.endpoint(), due)) {
            if (!mayGoOn() || !send(parcel)) {
                return;
            }
        }
    }

    /// After what is due, so that what it says of the numbers is as true as can be. It is tried once.
    private void sendHeartbeat() throws SQLException {
        if (!claim.heartbeat() || !mayGoOn()) {
            return;
        }
        Optional<Webhook> heartbeat = heartbeats.take(claim);
        if (heartbeat.isPresent()) {
            Attempt attempt = client.call(claim.endpoint(), heartbeat.get(), Attempt.Trigger.SCHEDULED);
            observer.beaten(attempt);
            if (attempt.answer().meaning() == Answer.Meaning.GONE) {
                gone();
            }
        }
    }

    private void gone() {
        gone = true;
        observer.gone(claim.endpoint());
    }

    private boolean mayGoOn() throws SQLException {
        return !gone && !stopping.getAsBoolean() && stillMine();
    }

    /// Whether the claim outlasts another attempt, renewed where it must be.
    private boolean stillMine() throws SQLException {
        Instant now = clock.instant();
        if (claim.outlasts(config.timeout(), now)) {
            return true;
        }
        claim = claim.renewed(now.plus(config.lease()));
        return lanes.renew(claim, claim.until());
    }

    /// Whether to go on with the next.
    private boolean send(Parcel parcel) throws InterruptedException, ExecutionException {
        Attempt attempt = client.call(claim.endpoint(), parcel.webhook(), Attempt.Trigger.SCHEDULED);
        observer.attempted(attempt);
        DeliveryState state = after(parcel.state(), attempt);
        CompletableFuture<Boolean> written = recorder.record(parcel.deliveries().stream()
                .map(delivery -> new AttemptLog.Result(claim, delivery, state, attempt))
                .toList());
        if (attempt.answer().meaning() == Answer.Meaning.GONE) {
            written.get();
            gone();
            return false;
        }
        if (claim.ordered()) {
            return written.get() && !(state instanceof DeliveryState.Pending);
        }
        return true;
    }

    private DeliveryState after(DeliveryState.Pending before, Attempt attempt) {
        Instant now = clock.instant();
        return switch (attempt.answer().meaning()) {
            case TAKEN -> before.delivered(now);
            case FAILED, GONE -> before.failed(schedule, now, attempt.answer().askedWait());
        };
    }
}
