package io.tocsin.ingest.freshness;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.ingest.postgres.SessionLock;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.FreshnessConfig;
import io.tocsin.ingest.source.Watchbook;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sees which sources have become stale and gives the heartbeat. One replica leads; what was told stands in the
/// database, so that a restart or another leader tells nothing twice.
@ApplicationScoped
class FreshnessWatch {
    private static final Logger LOG = Logger.getLogger(FreshnessWatch.class);
    private static final String DUTY = "freshness";

    private final DataSource database;
    private final Catalogue catalogue;
    private final Freshness freshness;
    private final Watchbook watchbook;
    private final Heartbeat heartbeat;
    private final FreshnessConfig config;
    private final Clock clock;
    private volatile boolean running;
    private @Nullable Thread watch;

    FreshnessWatch(
            DataSource database,
            Catalogue catalogue,
            Freshness freshness,
            Watchbook watchbook,
            Heartbeat heartbeat,
            FreshnessConfig config,
            Clock clock) {
        this.database = database;
        this.catalogue = catalogue;
        this.freshness = freshness;
        this.watchbook = watchbook;
        this.heartbeat = heartbeat;
        this.config = config;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            running = true;
            watch = Thread.ofPlatform().name("freshness").start(this::watch);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (watch != null) {
            watch.interrupt();
            watch.join(Duration.ofSeconds(5));
        }
    }

    private void watch() {
        while (running) {
            try {
                lead();
                Thread.sleep(config.tick());
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf(e, "Watching over freshness was interrupted; it goes on");
                }
                try {
                    Thread.sleep(config.tick());
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void lead() throws SQLException, InterruptedException {
        Optional<SessionLock> taken = SessionLock.tryTake(database, DUTY);
        if (taken.isEmpty()) {
            return;
        }
        try (SessionLock lock = taken.get()) {
            LOG.info("Leads the watch over freshness");
            while (running && lock.held(config.tick())) {
                tick();
                Thread.sleep(config.tick());
            }
        }
    }

    /// Sees once to all sources and to the heartbeat.
    void tick() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        catalogue.all().forEach(source -> watchbook.tick(source.id(), now, freshness.staleAfter(source)));
        heartbeat.beatIfDue(now);
    }
}
