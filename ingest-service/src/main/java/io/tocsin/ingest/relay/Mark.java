package io.tocsin.ingest.relay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The stored mark of one relay: the table's only row.
///
/// @param table its name, with a column `sequence`
public record Mark(DataSource database, String table) {
    /// The number of the last acknowledged row.
    public long marked() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select sequence from " + table);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the mark " + table + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// As {@link Relayed#advance}.
    public void advance(long from, long to) {
        update("update " + table + " set sequence = ? where sequence = ?", to, from);
    }

    /// As {@link Relayed#moveBack}.
    public void moveBack(long number) {
        update("update " + table + " set sequence = least(sequence, ?)", number);
    }

    private void update(String sql, long... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setLong(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the mark " + table + " cannot be moved: " + e.getMessage(), e);
        }
    }
}
