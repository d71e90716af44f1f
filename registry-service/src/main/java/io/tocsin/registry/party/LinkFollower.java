package io.tocsin.registry.party;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.registry.feed.LogEnd;
import io.tocsin.registry.fold.Fold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/// Ties parties in this process, as soon as the fold has taken something in. It is apart from the fold:
/// what goes wrong here holds up no event.
@ApplicationScoped
class LinkFollower {
    private static final Logger LOG = Logger.getLogger(LinkFollower.class);

    private final Linking linking;
    private final LogEnd end;
    private final Duration poll;
    private volatile long reached;
    private volatile boolean closing;

    LinkFollower(DataSource database, LogEnd end, PartyConfig config, MeterRegistry meters) {
        this.linking = new Linking(database, Fold.LIVE, config.batch(), config.maxSharing());
        this.end = end;
        this.poll = config.poll();
        Gauge.builder("tocsin.registry.party.sequence", this, follower -> follower.reached)
                .description("Number of the last event up to which this process saw parties tied")
                .register(meters);
    }

    void start(@Observes StartupEvent start) {
        Thread.ofPlatform().name("party-links").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) {
        closing = true;
        end.stir();
    }

    private void run() {
        boolean well = true;
        boolean woken = false;
        while (!closing) {
            try {
                if (follow()) {
                    woken = false;
                } else {
                    if (woken) {
                        pause(); // Another replica is at it, or what woke this one is not there yet.
                    }
                    woken = awaitNews();
                }
                well = true;
            } catch (SQLException | RuntimeException e) {
                if (well && !closing) {
                    LOG.errorf(e, "parties are not tied until this is mended; it is tried again; sequence=%d", reached);
                }
                well = false;
                pause();
            }
        }
    }

    /// Waits until the fold has gone on, or it is time to look; says whether it has.
    private boolean awaitNews() {
        try {
            long until = System.nanoTime() + poll.toNanos();
            end.awaitBeyond(reached, poll, () -> closing);
            return System.nanoTime() < until;
        } catch (InterruptedException e) {
            stopAtOnce();
            return false;
        }
    }

    /// Follows one batch; says whether there may be more.
    private boolean follow() throws SQLException {
        Optional<Long> now = linking.step();
        boolean moved = now.isPresent() && now.get() != reached;
        reached = now.orElse(reached);
        return moved;
    }

    private void pause() {
        try {
            Thread.sleep(poll);
        } catch (InterruptedException e) {
            stopAtOnce();
        }
    }

    private void stopAtOnce() {
        closing = true;
        Thread.currentThread().interrupt();
    }
}
