package io.tocsin.notify.delivery;

import io.tocsin.notify.circuit.Notice;
import io.tocsin.notify.subscription.Order;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/// Sends what is due on one claimed lane, as many at a time as the terms allow, then the heartbeat, and
/// gives the lane back. Requests begin in the order of the numbers.
final class Turn {
    private final Means means;
    private final Observer observer;
    private final Claim claim;
    private final Gate gate;
    private final RetrySchedule schedule;

    /// Told of what happens on the lane.
    interface Observer {
        void attempted(Attempt attempt);

        void beaten(Attempt heartbeat);

        /// The turn is over, the lane not given back, and there is notice to give of the endpoint.
        void ended(Claim claim, Notice notice);
    }

    Turn(Means means, Observer observer, BooleanSupplier stopping, Claim claim) {
        this.means = means;
        this.observer = observer;
        this.claim = claim;
        this.gate = new Gate(means, claim, stopping);
        this.schedule = means.schedule().of(claim.terms().retries());
    }

    void run() throws SQLException, InterruptedException, ExecutionException {
        try {
            sendDue();
            sendHeartbeat();
        } finally {
            end();
        }
    }

    /// The lane is given back whatever becomes of the notice: else it would wait for its claim to lapse.
    private void end() throws InterruptedException, ExecutionException {
        try {
            giveNotice();
        } finally {
            means.recorder().release(gate.release()).get();
        }
    }

    private void giveNotice() throws InterruptedException, ExecutionException {
        Optional<Notice> notice = gate.notice();
        if (notice.isPresent()) {
            means.recorder().flush().get();
            observer.ended(claim, notice.get());
        }
    }

    /// Where subjects are kept in order only the first of each is due; the next ones become so as those are
    /// settled.
    private void sendDue() throws SQLException, InterruptedException, ExecutionException {
        int room = means.config().turn();
        boolean goOn = true;
        while (goOn && room > 0) {
            List<DueDelivery> round =
                    means.lanes().due(claim, room, means.clock().instant());
            room -= round.size();
            goOn = send(means.parcels().of(claim.endpoint(), round))
                    && claim.terms().order() == Order.BY_SUBJECT
                    && !round.isEmpty();
        }
    }

    /// Whether all of them were sent and, where it matters, count.
    private boolean send(List<Parcel> parcels) throws SQLException, InterruptedException, ExecutionException {
        Round sending = new Round(parcels);
        if (gate.isOnTrial() && !sending.one()) {
            return false;
        }
        int left = Math.min(claim.concurrency(means.config()), parcels.size());
        if (left <= 1) {
            sending.all();
        } else {
            atOnce(left, sending);
        }
        return sending.isThrough();
    }

    private static void atOnce(int requests, Round sending) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> workers = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            workers.add(sending::all);
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> worker : threads.invokeAll(workers)) {
                worker.get();
            }
        }
    }

    /// After what is due, so that what it says of the numbers is as true as can be. It is tried once.
    private void sendHeartbeat() throws SQLException {
        if (!claim.heartbeat() || !gate.enter()) {
            return;
        }
        Optional<Webhook> heartbeat = means.heartbeats().take(claim);
        if (heartbeat.isPresent()) {
            Attempt attempt = means.client().call(claim.endpoint(), heartbeat.get(), Attempt.Trigger.SCHEDULED);
            gate.came(attempt);
            observer.beaten(attempt);
        }
    }

    /// Parcels that may be sent at the same time, taken one by one by those who send.
    private final class Round {
        private final Iterator<Parcel> left;
        private final List<CompletableFuture<Boolean>> written = new ArrayList<>();

        Round(List<Parcel> parcels) {
            this.left = parcels.iterator();
        }

        /// Sends until there is nothing left or nothing may be sent; true.
        boolean all() throws SQLException, InterruptedException, ExecutionException {
            boolean goOn = true;
            while (goOn) {
                goOn = one();
            }
            return true;
        }

        /// Sends one; whether to go on with the next.
        boolean one() throws SQLException, InterruptedException, ExecutionException {
            Optional<Parcel> next = next();
            return next.isPresent() && send(next.get());
        }

        private synchronized Optional<Parcel> next() throws SQLException {
            return left.hasNext() && gate.enter() ? Optional.of(left.next()) : Optional.empty();
        }

        private boolean send(Parcel parcel) throws InterruptedException, ExecutionException {
            Attempt attempt = means.client().call(claim.endpoint(), parcel.webhook(), Attempt.Trigger.SCHEDULED);
            DeliveryState state = after(parcel.state(), attempt);
            gate.came(attempt, state);
            observer.attempted(attempt);
            CompletableFuture<Boolean> counted = means.recorder()
                    .record(parcel.deliveries().stream()
                            .map(delivery -> new AttemptLog.Result(claim, delivery, state, attempt))
                            .toList());
            synchronized (written) {
                written.add(counted);
            }
            if (claim.terms().order() == Order.WHOLE) {
                return counted.get() && !(state instanceof DeliveryState.Pending);
            }
            return true;
        }

        /// Whether nothing is left, and all that was written counts; it waits for that where the next
        /// round reads it.
        boolean isThrough() throws InterruptedException, ExecutionException {
            if (claim.terms().order() == Order.BY_SUBJECT) {
                means.recorder().flush().get();
                for (CompletableFuture<Boolean> counted : written) {
                    if (!counted.get()) {
                        return false;
                    }
                }
            }
            return !left.hasNext();
        }
    }

    private DeliveryState after(DeliveryState.Pending before, Attempt attempt) {
        Instant now = means.clock().instant();
        return switch (attempt.answer().meaning()) {
            case TAKEN -> before.delivered(now);
            case REFUSED, FAILED, GONE ->
                before.failed(schedule, now, attempt.answer().askedWait());
        };
    }
}
