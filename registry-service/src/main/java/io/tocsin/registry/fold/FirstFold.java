package io.tocsin.registry.fold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import javax.sql.DataSource;

/// Whether the register of a schema has read the topic to where it ended when the register was new. It is
/// kept with the register: a replica that starts in the middle must know it as well.
public final class FirstFold {
    private final DataSource database;
    private final String schema;

    /// @param schema that has the tables of `db/fold`
    public FirstFold(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /// @param until where the topic ended, empty until that is known
    /// @param through whether it was read to there
    record Mark(OptionalLong until, boolean through) {}

    Mark mark() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT until, through FROM " + schema + ".first_fold");
                ResultSet row = statement.executeQuery()) {
            row.next();
            long until = row.getLong(1);
            return new Mark(row.wasNull() ? OptionalLong.empty() : OptionalLong.of(until), row.getBoolean(2));
        }
    }

    /// Says where the topic ended; what was said first counts.
    long until(long offset) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE " + schema + ".first_fold SET until = coalesce(until, ?) RETURNING until")) {
            statement.setLong(1, offset);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// Says that the register is complete.
    public void through() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE " + schema + ".first_fold SET through = true")) {
            statement.executeUpdate();
        }
    }
}
