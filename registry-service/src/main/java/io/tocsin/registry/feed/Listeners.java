package io.tocsin.registry.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.registry.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// The places for those who listen; there are so many and no more.
@ApplicationScoped
class Listeners {
    private final Semaphore places;
    private final Duration comeAgainAfter;

    Listeners(FeedConfig config, MeterRegistry meters) {
        this.places = new Semaphore(config.maxListeners());
        this.comeAgainAfter = config.comeAgainAfter();
        Gauge.builder("tocsin.registry.feed.listeners", places, free -> config.maxListeners() - free.availablePermits())
                .description("Streams and long polls that are open in this process")
                .register(meters);
    }

    /// A place that is taken until it is closed.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Takes a place; where there is none, a 503 problem says when to come again.
    Place take() {
        if (!places.tryAcquire()) {
            throw Problems.busy(
                    "Too many listeners",
                    "All places for live feeds are taken here; come again in " + comeAgainAfter.toSeconds()
                            + " seconds, or ask for pages without wait.",
                    comeAgainAfter);
        }
        AtomicBoolean taken = new AtomicBoolean(true);
        return () -> {
            if (taken.getAndSet(false)) {
                places.release();
            }
        };
    }
}
