package io.tocsin.registry.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Listens to what the fold, here or in another replica, notifies: one connection for the whole process,
/// however many clients. Where it hears nothing for a while it looks for itself.
@ApplicationScoped
class FoldListener {
    private static final Logger LOG = Logger.getLogger(FoldListener.class);

    private final DataSource database;
    private final LogEnd end;
    private final EventLog log;
    private final Duration lookAgainAfter;

    FoldListener(DataSource database, LogEnd end, EventLog log, FeedConfig config) {
        this.database = database;
        this.end = end;
        this.log = log;
        this.lookAgainAfter = config.lookAgainAfter();
    }

    void start(@Observes StartupEvent start) {
        Thread.ofPlatform().name("fold-listener").daemon().start(this::run);
    }

    /// Before the requests under way are waited for: the streams among them would never end.
    void stopEarly(@Observes ShutdownDelayInitiatedEvent stop) {
        end.close();
    }

    void stop(@Observes ShutdownEvent stop) {
        end.close();
    }

    private void run() {
        boolean heard = true;
        while (!end.isClosed()) {
            try {
                listen();
            } catch (SQLException | RuntimeException e) {
                if (heard && !end.isClosed()) {
                    LOG.warnf("the fold is not listened to, and is looked at instead; reason=%s", e.getMessage());
                }
                heard = false;
                pause();
                continue;
            }
            heard = true;
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            PGConnection session = connection.unwrap(PGConnection.class);
            statement.execute("LISTEN tocsin_fold");
            try {
                while (!end.isClosed()) {
                    end.seen(log.end(connection));
                    hear(session);
                }
            } finally {
                statement.execute("UNLISTEN tocsin_fold");
            }
        }
    }

    private void hear(PGConnection session) throws SQLException {
        PGNotification[] notifications = session.getNotifications((int) lookAgainAfter.toMillis());
        if (notifications != null && notifications.length > 0) {
            end.seen(Long.parseLong(notifications[notifications.length - 1].getParameter()));
        }
    }

    private void pause() {
        try {
            Thread.sleep(lookAgainAfter);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.close();
        }
    }
}
