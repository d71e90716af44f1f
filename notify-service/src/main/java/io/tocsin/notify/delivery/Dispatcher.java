package io.tocsin.notify.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.notify.circuit.Notice;
import java.sql.SQLException;
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
    private final Means means;
    private final DeliveryConfig config;
    private final Notices notices;
    private final MeterRegistry meters;
    private final Semaphore free;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean stopping;
    private @Nullable Thread thread;

    Dispatcher(Replica replica, Means means, Notices notices, MeterRegistry meters) {
        this.replica = replica;
        this.means = means;
        this.config = means.config();
        this.notices = notices;
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
        Instant now = means.clock().instant();
        List<Claim> claims = means.lanes().claim(replica, capacity, now, now.plus(config.lease()));
        for (Claim claim : claims) {
            free.acquire();
            Thread.ofVirtual().name("lane").start(() -> take(claim));
        }
        return claims.size() == capacity;
    }

    private void take(Claim claim) {
        try {
            new Turn(means, this, () -> stopping, claim).run();
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
        Duration wait = means.lanes()
                .nextDue()
                .map(due -> Duration.between(means.clock().instant(), due))
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
    public void ended(Claim claim, Notice notice) {
        LOG.infof(
                "notice of an endpoint: type=%s subscription=%s",
                notice.type().wireName(), claim.endpoint().subscription());
        meters.counter("tocsin.notify.endpoints", "notice", notice.type().wireName())
                .increment();
        try {
            if (notices.act(claim.endpoint(), notice)) {
                wake();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(
                    e,
                    "notice of an endpoint not given: subscription=%s",
                    claim.endpoint().subscription());
        }
    }
}
