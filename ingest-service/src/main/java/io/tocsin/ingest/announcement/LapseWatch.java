package io.tocsin.ingest.announcement;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.ingest.postgres.SessionLock;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source.AnnouncementSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks from time to time for entries that did not come. One replica does.
@ApplicationScoped
class LapseWatch {
    private static final Logger LOG = Logger.getLogger(LapseWatch.class);
    private static final String DUTY = "lapse";

    private final DataSource database;
    private final Catalogue catalogue;
    private final Lapsing lapsing;
    private final AnnouncementConfig config;
    private @Nullable Thread watch;

    LapseWatch(DataSource database, Catalogue catalogue, Lapsing lapsing, AnnouncementConfig config) {
        this.database = database;
        this.catalogue = catalogue;
        this.lapsing = lapsing;
        this.config = config;
    }

    /// Where no list is watched, nothing lapses.
    void start(@Observes StartupEvent started) {
        boolean anythingToMiss = catalogue.all().stream()
                .anyMatch(source -> source instanceof AnnouncementSource texts
                        && texts.feeds().stream().anyMatch(catalogue::watched));
        if (anythingToMiss) {
            watch = Thread.ofVirtual().name("lapse").start(this::watch);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (watch != null) {
            watch.interrupt();
            watch.join(Duration.ofSeconds(5));
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(config.lapseEvery());
                look();
            }
        } catch (InterruptedException e) {
            LOG.debugf("The watch for entries that did not come ends");
        }
    }

    private void look() {
        try {
            Optional<SessionLock> taken = SessionLock.tryTake(database, DUTY);
            if (taken.isPresent()) {
                try (SessionLock lock = taken.get()) {
                    int lapsed = lapsing.lapse();
                    if (lapsed > 0) {
                        LOG.infof("Announced parties lapsed: %d", lapsed);
                    }
                }
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warnf(e, "Looking for entries that did not come was interrupted; it goes on");
        }
    }
}
