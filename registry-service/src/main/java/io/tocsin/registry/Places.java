package io.tocsin.registry;

import io.tocsin.registry.problem.Problems;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Places for what lasts long; there are so many and no more.
public final class Places {
    private final String what;
    private final int count;
    private final Semaphore free;
    private final Duration comeAgainAfter;

    /// @param what lasts long, in the plural
    public Places(String what, int count, Duration comeAgainAfter) {
        this.what = what;
        this.count = count;
        this.free = new Semaphore(count);
        this.comeAgainAfter = comeAgainAfter;
    }

    /// A place that is taken until it is closed; closing it again does nothing.
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Takes a place; where there is none, a 503 problem says when to come again.
    public Place take() {
        return place(free.tryAcquire());
    }

    /// Takes a place, and waits for one if need be; where there is none in time, a 503 problem says when to come
    /// again.
    public Place take(Duration wait) {
        try {
            return place(free.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return place(false);
        }
    }

    private Place place(boolean found) {
        if (!found) {
            throw Problems.busy(
                    "Too many " + what,
                    "All " + count + " places for " + what + " are taken here; come again in "
                            + comeAgainAfter.toSeconds() + " seconds.",
                    comeAgainAfter);
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                free.release();
            }
        };
    }

    /// How many are taken.
    public int taken() {
        return count - free.availablePermits();
    }
}
