package io.tocsin.notify.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.notify.subscription.Subscriptions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Drives the lanes of this replica: claims those that have something due as soon as it is woken, or when
/// the next retry is due, and gives each a virtual thread for its turn. An endpoint that hangs holds up
/// its own lane alone.
final class Dispatcher implements Turn.Observer {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /// How long to let be a lane that is due and was passed over, because a transaction has it locked right
    /// now.
    private static final Duration LOCKED_PAUSE = Duration.ofMillis(2);

    private final Replica replica;
    private final Lanes lanes;
    private final Parcels parcels;
    private final Heartbeats heartbeats;
    private final EndpointClient client;
    private final Recorder recorder;
    private final RetrySchedule schedule;
    private final Subscriptions subscriptions;
    private final DeliveryConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Semaphore free;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Dispatcher(
            Replica replica,
            Lanes lanes,
            Parcels parcels,
            Heartbeats heartbeats,
            EndpointClient client,
            Recorder recorder,
            RetrySchedule schedule,
            Subscriptions subscriptions,
            DeliveryConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.replica = replica;
        this.lanes = lanes;
        this.parcels = parcels;
        this.heartbeats = heartbeats;
        this.client = client;
        this.recorder = recorder;
        this.schedule = schedule;
        this.subscriptions = subscriptions;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
        this.free = new Semaphore(config.lanes());
    }

    /// Something may be due. Costs next to nothing, and never waits.
    void wake() {
        signal.release();
    }

    void start() {
        thread = Thread.ofVirtual().name("dispatcher").start(this::run);
    }

    /// Claims no more, and waits a while for the attempts under way.
    void stop() throws InterruptedException {
        stopping = true;
        wake();
        Thread running = thread;
        if (running != null) {
            running.join();
        }
        if (!free.tryAcquire(config.lanes(), config.drain().toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.warn("stopped with attempts under way, their deliveries will be sent again");
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (!claimSome()) {
                    await();
                }
            } catch (SQLException e) {
                LOG.warn("lanes not claimed, trying again soon", e);
                pause();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /// Whether there may be more to claim at once.
    private boolean claimSome() throws SQLException, InterruptedException {
        signal.drainPermits();
        int capacity = free.availablePermits();
        if (capacity == 0) {
            return false;
        }
        Instant now = clock.instant();
        List<Claim> claims = lanes.claim(replica, capacity, now, now.plus(config.lease()));
        for (Claim claim : claims) {
            free.acquire();
            Thread.ofVirtual().name("lane").start(() -> take(claim));
        }
        return claims.size() == capacity;
    }

    private void take(Claim claim) {
        try {
            new Turn(lanes, parcels, heartbeats, client, recorder, schedule, config, clock, this, () -> stopping, claim)
                    .run();
        } catch (SQLException | ExecutionException | RuntimeException e) {
            LOG.warnf(
                    e,
                    "turn broken off, the lane comes back: subscription=%s",
                    claim.endpoint().subscription());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
            wake();
        }
    }

    private void await() throws SQLException, InterruptedException {
        Duration wait = lanes.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(until -> until.compareTo(config.poll()) < 0)
                .orElse(config.poll());
        if (free.availablePermits() == 0) {
            wait = config.poll();
        }
        signal.tryAcquire(Math.max(wait.toNanos(), LOCKED_PAUSE.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void pause() {
        try {
            signal.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void attempted(Attempt attempt) {
        meters.counter("tocsin.notify.attempts", "outcome", attempt.outcome()).increment();
    }

    @Override
    public void beaten(Attempt heartbeat) {
        meters.counter("tocsin.notify.heartbeats", "outcome", heartbeat.outcome())
                .increment();
    }

    @Override
    public void gone(Endpoint endpoint) {
        LOG.infof("endpoint is gone, subscription disabled: subscription=%s", endpoint.subscription());
        subscriptions.disable(endpoint.subscription(), "The endpoint answered 410 Gone.");
    }
}
