package io.tocsin.registry.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// One view of the database: statements that see the same, whatever is folded meanwhile, or rebuilt: a
/// rebuilt register takes the place of the live one only when all are through who hold its watermark. Their
/// view is older than the new tables, which would be found under the names, and seem half empty.
public final class OneView {
    private static final String HOLD = "SELECT FROM fold.watermark";

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
            try (Statement statement = connection.createStatement()) {
                statement.execute(HOLD);
                return reading.from(connection);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
        }
    }
}
