package io.tocsin.registry.register;

import io.tocsin.registry.problem.Problems;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// How long a statement may take that anybody may cause.
///
/// @param atMost in whole seconds, at least one
record Patience(Duration atMost) {
    private static final String BROKEN_OFF = "57014";

    /// What is read with patience.
    interface Reading<T> {
        T read() throws SQLException;
    }

    /// Has a statement broken off after that time.
    void with(Statement statement) throws SQLException {
        statement.setQueryTimeout((int) Math.max(1, atMost.toSeconds()));
    }

    /// Reads; where a statement was broken off, a 503 problem says so.
    <T> T read(Reading<T> reading) throws SQLException {
        try {
            return reading.read();
        } catch (SQLException e) {
            if (BROKEN_OFF.equals(e.getSQLState())) {
                throw Problems.busy(
                        "The question takes too long",
                        "It was broken off after " + Math.max(1, atMost.toSeconds())
                                + " seconds; narrow it, by a source or a programme for one, or ask again later.",
                        atMost);
            }
            throw e;
        }
    }
}
