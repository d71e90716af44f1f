package io.tocsin.ingest.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/// Leads one duty among several replicas: held by one database session at a time, and gone with it.
public final class SessionLock implements AutoCloseable {
    private final Connection session;
    private final long key;

    private SessionLock(Connection session, long key) {
        this.session = session;
        this.key = key;
    }

    /// Takes the lock of a duty if nobody holds it. The lock keeps a connection of its own until it is
    /// closed.
    ///
    /// @param duty a short name, the same on all replicas
    public static Optional<SessionLock> tryTake(DataSource database, String duty) throws SQLException {
        Connection session = database.getConnection();
        long key = Integer.toUnsignedLong(duty.hashCode()) | 0x746F_6373_0000_0000L;
        boolean taken = false;
        try {
            taken = answer(session, "select pg_try_advisory_lock(?)", key);
            return taken ? Optional.of(new SessionLock(session, key)) : Optional.empty();
        } finally {
            if (!taken) {
                session.close();
            }
        }
    }

    /// Whether the session still stands; asks the database.
    public boolean held(Duration timeout) throws SQLException {
        return session.isValid(Math.toIntExact(Math.max(1, timeout.toSeconds())));
    }

    private static boolean answer(Connection session, String sql, long key) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setLong(1, key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            if (session.isValid(1)) {
                answer(session, "select pg_advisory_unlock(?)", key);
            }
        }
    }
}
