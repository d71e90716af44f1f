package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Wakes this replica when another has made deliveries due, through PostgreSQL's LISTEN and NOTIFY, or
/// has gone and left lanes behind. The session that listens is also the one that shows this replica's
/// presence.
final class DueListener {
    /// The channel; the payload is the name of the replica that speaks.
    static final String CHANNEL = "tocsin_due";

    private static final Logger LOG = Logger.getLogger(DueListener.class);
    private static final int WAIT_MS = 1000;

    /// How often to look for replicas that have gone.
    private static final Duration ROLL_CALL = Duration.ofSeconds(2);

    private final AgroalDataSource database;
    private final Replica self;
    private final Presence presence;
    private final Runnable wake;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    DueListener(AgroalDataSource database, Replica self, Runnable wake) {
        this.database = database;
        this.self = self;
        this.presence = new Presence(self);
        this.wake = wake;
    }

    void start() {
        thread = Thread.ofVirtual().name("due-listener").start(this::run);
    }

    void stop() throws InterruptedException {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.join();
        }
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = database.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                LOG.warn("not listening for due deliveries of other replicas, trying again soon", e);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MS));
            }
        }
    }

    /// What was missed while there was no connection is made up for by waking once.
    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            presence.show(connection);
            presence.freeLanesOfAbsent(connection);
            wake.run();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            long calledAt = System.nanoTime();
            while (!stopping) {
                PGNotification[] notifications = postgres.getNotifications(WAIT_MS);
                boolean due = notifications != null && othersSpoke(notifications);
                if (System.nanoTime() - calledAt >= ROLL_CALL.toNanos()) {
                    due |= presence.freeLanesOfAbsent(connection);
                    calledAt = System.nanoTime();
                }
                if (due) {
                    wake.run();
                }
            }
            presence.end(connection);
            statement.execute("unlisten " + CHANNEL);
        }
    }

    private boolean othersSpoke(PGNotification[] notifications) {
        for (PGNotification notification : notifications) {
            if (!notification.getParameter().equals(self.name())) {
                return true;
            }
        }
        return false;
    }
}
