package io.tocsin.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// What the benchmarks do to a service's database behind its back.
final class Database {
    private static final long LOOK_NANOS = 1_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private Database() {}

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Changes what a measurement begins with, and takes it to disk, so that no checkpoint of it falls
    /// into what is measured.
    static void prepare(Connection connection, String sql) throws SQLException {
        execute(connection, sql);
        execute(connection, "checkpoint");
    }

    /// The one text that a query answers.
    static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /// Returns when a query for one number answers at least so much.
    static void await(Connection connection, String query, long number) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (PreparedStatement select = connection.prepareStatement(query)) {
            while (number(select) < number) {
                if (System.nanoTime() > deadline) {
                    throw new NotMeasured(
                            "After " + PATIENCE.toMinutes() + " minutes, \"" + query + "\" does not answer " + number);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
