package io.tocsin.notify.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.notify.subscription.Order;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commits for all lanes together: whatever has come in while one transaction was written goes into the
/// next. When
/// little happens a result is written at once; when much does, one commit carries many. A result that nobody waits for
/// is held back for a moment, so that a lane's turn costs few commits; a crash in that moment sends those again.
@ApplicationScoped
class Recorder {
    private static final Logger LOG = Logger.getLogger(Recorder.class);
    private static final int TRIES = 3;

    private final AttemptLog log;
    private final Clock clock;
    private final int batch;
    private final Duration linger;
    private final BlockingQueue<Entry> queue;
    private final MeterRegistry meters;
    private @Nullable Thread thread;

    Recorder(AttemptLog log, DeliveryConfig config, Clock clock, MeterRegistry meters) {
        this.log = log;
        this.clock = clock;
        this.batch = config.recordBatch();
        this.linger = config.recordLinger();
        this.queue = new ArrayBlockingQueue<>(4 * config.recordBatch());
        this.meters = meters;
    }

    /// What one lane has to say: results that are written together, or that it is done, or neither: that it
    /// waits for what it said.
    private record Entry(
            List<AttemptLog.Result> results, AttemptLog.@Nullable Release release, CompletableFuture<Boolean> written) {
        /// Whether a lane goes on only once it is written.
        boolean isAwaited() {
            return results.isEmpty()
                    || results.stream()
                            .anyMatch(result -> result.claim().terms().order() == Order.WHOLE);
        }
    }

    /// Hands over the results of one attempt, which are written in one transaction. Waits only where the queue is
    /// full. The future ends once they are written, true where they counted.
    CompletableFuture<Boolean> record(List<AttemptLog.Result> results) throws InterruptedException {
        return put(new Entry(results, null, new CompletableFuture<>()));
    }

    /// Gives a lane back, after all results that were handed over before.
    CompletableFuture<Boolean> release(AttemptLog.Release release) throws InterruptedException {
        return put(new Entry(List.of(), release, new CompletableFuture<>()));
    }

    /// Ends once all results that were handed over before are written.
    CompletableFuture<Boolean> flush() throws InterruptedException {
        return put(new Entry(List.of(), null, new CompletableFuture<>()));
    }

    private CompletableFuture<Boolean> put(Entry entry) throws InterruptedException {
        queue.put(entry);
        return entry.written();
    }

    void start() {
        thread = Thread.ofVirtual().name("recorder").start(this::run);
    }

    /// To be called once no lane hands anything over any more.
    void stop() throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join();
        }
    }

    private void run() {
        List<Entry> entries = new ArrayList<>(batch);
        boolean stopping = false;
        while (!stopping || !queue.isEmpty()) {
            try {
                gather(entries);
            } catch (InterruptedException e) {
                stopping = true;
                queue.drainTo(entries, batch - entries.size());
            }
            if (!entries.isEmpty()) {
                write(entries);
                entries.clear();
            }
        }
    }

    /// What has come in; and while nobody waits for any of it, what comes in for a moment more.
    private void gather(List<Entry> entries) throws InterruptedException {
        entries.add(queue.take());
        queue.drainTo(entries, batch - entries.size());
        long until = System.nanoTime() + linger.toNanos();
        while (entries.size() < batch && entries.stream().noneMatch(Entry::isAwaited)) {
            Entry next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                return;
            }
            entries.add(next);
            queue.drainTo(entries, batch - entries.size());
        }
    }

    private void write(List<Entry> entries) {
        List<AttemptLog.Result> results = new ArrayList<>();
        List<AttemptLog.Release> releases = new ArrayList<>();
        for (Entry entry : entries) {
            results.addAll(entry.results());
            if (entry.release() != null) {
                releases.add(entry.release());
            }
        }
        SQLException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                int counted = log.write(results, releases, clock.instant());
                noteFenced(results.size() - counted);
                entries.forEach(entry -> entry.written().complete(counted == results.size()));
                return;
            } catch (SQLException e) {
                last = e;
            }
        }
        LOG.errorf(last, "results of attempts not written, the deliveries will be sent again: %d", results.size());
        SQLException cause = last;
        entries.forEach(entry -> entry.written()
                .completeExceptionally(cause == null ? new IllegalStateException("not written") : cause));
    }

    private void noteFenced(int fenced) {
        if (fenced > 0) {
            meters.counter("tocsin.notify.results.fenced").increment(fenced);
            LOG.warnf("results of attempts not counted, their claims were lost: %d", fenced);
        }
    }
}
