package io.tocsin.registry.programme;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// One view of the register, in which all reads agree.
///
/// @param sequence of the last folded event
/// @param digest of that event
record View(Connection connection, long sequence, String digest) {
    interface Reading<T> {
        T of(View view) throws SQLException;
    }

    static <T> T read(DataSource database, Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return reading.of(begin(connection));
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }

    private static View begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence, digest FROM fold.watermark")) {
            row.next();
            return new View(connection, row.getLong(1), row.getString(2));
        }
    }
}
