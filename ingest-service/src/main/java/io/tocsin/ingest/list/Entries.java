package io.tocsin.ingest.list;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The entries of the accepted snapshots, for those who look parties up in them.
@ApplicationScoped
public class Entries {
    /// So many rows are in memory at once.
    private static final int FETCH_SIZE = 500;

    private final DataSource database;

    Entries(DataSource database) {
        this.database = database;
    }

    /// Hands over each entry that is or was on a list, one after the other.
    @Transactional
    public void each(String source, Consumer<Designation> to) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select known from own.snapshot_entry where source = ?")) {
            select.setFetchSize(FETCH_SIZE);
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    to.accept(DesignationJson.read(row.getString(1)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("entries of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The entries of these references that are or were on a list, as they are now.
    @Transactional
    public Map<String, Designation> find(String source, Collection<String> references) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select reference, known from own.snapshot_entry where source = ? and reference = any(?)")) {
            select.setString(1, source);
            select.setArray(2, connection.createArrayOf("text", references.toArray()));
            Map<String, Designation> found = HashMap.newHashMap(references.size());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), DesignationJson.read(row.getString(2)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("entries of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The run that accepted the snapshot of a list; empty before the first.
    @Transactional
    public Optional<String> acceptedBy(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select run_id from own.snapshot where source = ?")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the snapshot of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }
}
