package io.tocsin.registry.rebuild;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.tocsin.registry.database.Schemas;
import io.tocsin.registry.fold.DesignationsTopic;
import io.tocsin.registry.fold.Fold;
import io.tocsin.registry.party.PartyConfig;
import io.tocsin.registry.rebuild.Rebuild.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Starts rebuilds, one at a time over all replicas, and clears up behind them.
@ApplicationScoped
class Rebuilder {
    private static final Logger LOG = Logger.getLogger(Rebuilder.class);

    private final DataSource database;
    private final DesignationsTopic topic;
    private final Rebuilds rebuilds;
    private final RebuildConfig config;
    private final PartyConfig party;
    private volatile boolean stopping;
    private volatile @Nullable Thread atWork;

    Rebuilder(
            DataSource database, DesignationsTopic topic, Rebuilds rebuilds, RebuildConfig config, PartyConfig party) {
        this.database = database;
        this.topic = topic;
        this.rebuilds = rebuilds;
        this.config = config;
        this.party = party;
    }

    /// Begins a rebuild; empty where one is at work already.
    Optional<Rebuild> begin(String by, String reason, boolean mustAgree) throws SQLException {
        Optional<RebuildLock> taken = RebuildLock.tryTake(database);
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        RebuildLock lock = taken.get();
        boolean begun = false;
        try {
            rebuilds.settle();
            Rebuild rebuild = rebuilds.begin(
                    by, reason, mustAgree, new Fold(database).watermark().sequence());
            atWork = Thread.ofVirtual().name("rebuild-" + rebuild.id()).start(() -> work(lock, rebuild));
            begun = true;
            return Optional.of(rebuild);
        } finally {
            if (!begun) {
                lock.close();
            }
        }
    }

    private void work(RebuildLock lock, Rebuild rebuild) {
        LOG.infof("rebuild begins; id=%d by=%s reason=%s", rebuild.id(), rebuild.by(), rebuild.reason());
        try (lock) {
            try {
                new Rebuilding(database, topic, rebuilds, config, party, () -> stopping, lock, rebuild).run();
                LOG.infof("rebuild is done; id=%d", rebuild.id());
            } catch (BrokenOff e) {
                switch (e) {
                    case BrokenOff.Cancelled cancelled -> over(rebuild, State.CANCELLED, null);
                    case BrokenOff.Failed failed -> over(rebuild, State.FAILED, failed.getMessage());
                }
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(e, "rebuild broke off; id=%d", rebuild.id());
                over(rebuild, State.FAILED, "database or broker failed: " + e.getMessage());
            }
            if (lock.isHeld()) {
                clearUp();
            }
        } catch (SQLException | RuntimeException e) {
            LOG.errorf(e, "rebuild could not be ended in order, the next start will; id=%d", rebuild.id());
        }
    }

    private void over(Rebuild rebuild, State state, @Nullable String failure) throws SQLException {
        LOG.warnf(
                "rebuild is over, and the register as it was; id=%d state=%s reason=%s",
                rebuild.id(), state.word(), failure);
        rebuilds.over(rebuild.id(), state, failure);
    }

    /// Drops what was replaced, or not finished. A statement that found the old tables under their name a
    /// moment before the switch still reads them, and is waited for, briefly and again, so that no other
    /// waits behind.
    private void clearUp() throws SQLException {
        for (String schema : List.of(Rebuilding.NEXT, Rebuilding.OLD)) {
            while (!Schemas.tryDrop(database, schema, config.lockWait()) && !stopping) {
                LockSupport.parkNanos(config.pause().toNanos());
            }
        }
    }

    /// Closes what a replica left behind that ended in the middle.
    void start(@Observes StartupEvent start) {
        try {
            Optional<RebuildLock> taken = RebuildLock.tryTake(database);
            if (taken.isPresent()) {
                try (RebuildLock lock = taken.get()) {
                    rebuilds.settle();
                    clearUp();
                }
            }
        } catch (SQLException e) {
            LOG.warnf("what an earlier rebuild may have left is not cleared up; reason=%s", e.getMessage());
        }
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        stopping = true;
        Thread thread = atWork;
        if (thread != null && !thread.join(config.stopWithin())) {
            LOG.warn("a rebuild did not end in time; the next start clears up behind it");
        }
    }
}
