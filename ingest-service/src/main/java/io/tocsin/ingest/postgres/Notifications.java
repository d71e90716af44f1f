package io.tocsin.ingest.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Listens for NOTIFY on one channel with a connection of its own.
public final class Notifications implements AutoCloseable {
    private final Connection session;

    /// @param channel an SQL identifier
    public Notifications(DataSource database, String channel) throws SQLException {
        session = database.getConnection();
        try (Statement listen = session.createStatement()) {
            listen.execute("listen " + channel);
        }
    }

    /// Waits until something was notified or the time is over.
    public boolean await(Duration atMost) throws SQLException {
        var notified = session.unwrap(PGConnection.class).getNotifications(Math.toIntExact(atMost.toMillis()));
        return notified != null && notified.length > 0;
    }

    @Override
    public void close() throws SQLException {
        try (session;
                Statement unlisten = session.createStatement()) {
            unlisten.execute("unlisten *");
        }
    }
}
