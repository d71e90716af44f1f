package io.tocsin.registry.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/// Lets one rebuild of one replica be at work. It is held by a database session and gone with it; the
/// switch is made in that very session, so that who has lost the lock cannot switch.
final class RebuildLock implements AutoCloseable {
    /// Of the advisory lock.
    static final long KEY = 0x746F_6373_7265_6275L;

    private static final int VALID_WITHIN_SECONDS = 1;

    private final Connection session;

    private RebuildLock(Connection session) {
        this.session = session;
    }

    /// Takes the lock; empty where another has it.
    static Optional<RebuildLock> tryTake(DataSource database) throws SQLException {
        Connection session = database.getConnection();
        boolean taken = false;
        try {
            taken = ask(session, "SELECT pg_try_advisory_lock(?)");
            return taken ? Optional.of(new RebuildLock(session)) : Optional.empty();
        } finally {
            if (!taken) {
                session.close();
            }
        }
    }

    Connection session() {
        return session;
    }

    /// Whether the session still stands, and the lock with it.
    boolean isHeld() throws SQLException {
        return session.isValid(VALID_WITHIN_SECONDS);
    }

    private static boolean ask(Connection session, String sql) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(sql)) {
            statement.setLong(1, KEY);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (session) {
            if (isHeld()) {
                ask(session, "SELECT pg_advisory_unlock(?)");
            }
        }
    }
}
