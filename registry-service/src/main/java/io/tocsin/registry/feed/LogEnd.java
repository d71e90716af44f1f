package io.tocsin.registry.feed;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Where the folded log was last seen to end; whoever waits for it to grow waits here. A singleton, not a
/// proxy: threads ask it while the application stops.
@Singleton
public class LogEnd {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long sequence;
    private boolean closed;

    /// The log was seen to end at this sequence.
    void seen(long end) {
        lock.lock();
        try {
            if (sequence != end) {
                sequence = end;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Lets all who wait look whether they still want to.
    public void stir() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nobody waits from now on.
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the log ends beyond a sequence, or the time is over, or the caller has given up, or this
    /// is closed.
    public void awaitBeyond(long position, Duration atMost, BooleanSupplier givenUp) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (sequence <= position && !closed && nanos > 0 && !givenUp.getAsBoolean()) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }
}
