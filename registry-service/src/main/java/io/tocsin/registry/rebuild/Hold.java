package io.tocsin.registry.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

/// Holds the live fold where it stands, in one transaction. Nobody who reads is held: until the switch, who
/// comes with a batch waits, and does so before it holds anything itself.
final class Hold implements AutoCloseable {
    private static final String TABLES = """
            SELECT string_agg(format('%I.%I', schemaname, tablename), ', ' ORDER BY tablename)
            FROM pg_tables
            WHERE schemaname = 'fold'
            """;

    private static final String NOT_IN_TIME = "55P03";

    private final Connection session;
    private boolean over;

    private Hold(Connection session) {
        this.session = session;
    }

    /// Takes hold; empty where a batch was not applied within the wait.
    static Optional<Hold> tryTake(Connection session, Duration wait) throws SQLException {
        session.setAutoCommit(false);
        Hold hold = new Hold(session);
        boolean held = false;
        try {
            hold.execute("SET LOCAL lock_timeout = " + wait.toMillis());
            held = hold.inTime("LOCK TABLE fold.watermark IN EXCLUSIVE MODE");
            return held ? Optional.of(hold) : Optional.empty();
        } finally {
            if (!held) {
                hold.close();
            }
        }
    }

    /// Also holds whoever writes in `fold`, and those who come to read the watermark, once those who are at
    /// it are through: what their transactions find next must be of the schema that they began with.
    ///
    /// @return false where some were not through within the wait; the hold is of no more use then
    boolean tryHoldOthers() throws SQLException {
        return inTime("LOCK TABLE " + tables() + " IN EXCLUSIVE MODE")
                && inTime("LOCK TABLE fold.watermark IN ACCESS EXCLUSIVE MODE");
    }

    private String tables() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            row.next();
            return row.getString(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    Connection session() {
        return session;
    }

    void commit() throws SQLException {
        session.commit();
    }

    private boolean inTime(String lock) throws SQLException {
        try {
            execute(lock);
            return true;
        } catch (SQLException e) {
            if (NOT_IN_TIME.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        if (!over) {
            over = true;
            session.rollback();
            session.setAutoCommit(true);
        }
    }
}
