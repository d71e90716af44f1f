package io.tocsin.registry.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One view of the database: statements that see the same, whatever is folded meanwhile.
public final class OneView {
    private OneView() {}

    /// What is read in a view.
    public interface Reading<T extends @Nullable Object> {
        T from(Connection connection) throws SQLException, IOException;
    }

    /// Reads in a view of its own.
    public static <T extends @Nullable Object> T of(DataSource database, Reading<T> reading)
            throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return reading.from(connection);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }
}
