package io.tocsin.ingest.fetch;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.ingest.postgres.SessionLock;
import io.tocsin.ingest.source.Catalogue;
import io.tocsin.ingest.source.Source;
import io.tocsin.ingest.source.SourceConfig.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Looks at each watched source on its schedule. One replica leads; each source is looked at on a virtual
/// thread of its own, never twice at once.
@ApplicationScoped
class Watcher {
    private static final Logger LOG = Logger.getLogger(Watcher.class);
    private static final String DUTY = "fetch";

    private final DataSource database;
    private final Catalogue catalogue;
    private final Look look;
    private final FetchConfig config;
    private final Map<String, Long> dueAtNanos = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private @Nullable Thread watch;

    Watcher(DataSource database, Catalogue catalogue, Look look, FetchConfig config) {
        this.database = database;
        this.catalogue = catalogue;
        this.look = look;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        List<Source> watched = catalogue.all().stream()
                .filter(source -> catalogue.watched(source.id()))
                .toList();
        if (!watched.isEmpty()) {
            running = true;
            watch = Thread.ofPlatform().name("watcher").start(() -> watch(watched));
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (watch != null) {
            watch.interrupt();
            watch.join(Duration.ofSeconds(5));
        }
    }

    private void watch(List<Source> watched) {
        while (running) {
            try {
                lead(watched);
                Thread.sleep(config.tick());
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warnf(e, "Watching was interrupted; it goes on");
                try {
                    Thread.sleep(config.tick());
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void lead(List<Source> watched) throws SQLException, InterruptedException {
        Optional<SessionLock> taken = SessionLock.tryTake(database, DUTY);
        if (taken.isEmpty()) {
            return;
        }
        try (SessionLock lock = taken.get()) {
            LOG.infof("Watcher leads; %d sources", watched.size());
            while (running && lock.held(config.tick())) {
                watched.forEach(this::lookIfDue);
                Thread.sleep(config.tick());
            }
        }
    }

    private void lookIfDue(Source source) {
        long now = System.nanoTime();
        if (now - dueAtNanos.computeIfAbsent(source.id(), id -> now) < 0 || !underWay.add(source.id())) {
            return;
        }
        Settings settings = catalogue.settings(source.id()).orElseThrow();
        Thread.ofVirtual().name("look " + source.id()).start(() -> {
            Duration pause = settings.every();
            try {
                Duration asked = look.at(source, settings);
                pause = asked.compareTo(pause) > 0 ? asked : pause;
            } catch (InterruptedException e) {
                LOG.debugf("Look at %s was interrupted", source.id());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Look at %s failed", source.id());
            } finally {
                dueAtNanos.put(source.id(), System.nanoTime() + pause.toNanos());
                underWay.remove(source.id());
            }
        });
    }
}
