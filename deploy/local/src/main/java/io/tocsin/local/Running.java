package io.tocsin.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Level;
import java.util.logging.Logger;

/// What has been started, to be stopped in the opposite order. What is added after that is stopped at once.
final class Running implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Running.class.getName());

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean closed;

    synchronized <T extends AutoCloseable> T add(T one) {
        if (closed) {
            stop(one);
        } else {
            started.push(one);
        }
        return one;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        while (!started.isEmpty()) {
            stop(started.pop());
        }
    }

    /// One that does not stop as it should must not keep the others from it.
    private static void stop(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Could not be stopped in order: " + one, e);
        }
    }
}
