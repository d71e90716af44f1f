package io.tocsin.ingest.log;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Up to where the log has been acknowledged by the broker.
@ApplicationScoped
class RelayPosition {
    private final DataSource database;

    RelayPosition(DataSource database) {
        this.database = database;
    }

    @Transactional
    long marked() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select sequence from own.relay");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the relay's position cannot be read: " + e.getMessage(), e);
        }
    }

    /// The first events that are not marked, in order.
    @Transactional
    List<StoredEvent> unmarked(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select sequence, event_id, type, designation_id, source, emitted_at, event from own.log
                        where sequence > (select sequence from own.relay) order by sequence limit ?
                        """)) {
            select.setInt(1, limit);
            return StoredEvent.all(select);
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    /// Marks a batch that began after `from`; where the position was moved meanwhile, that move stands.
    @Transactional
    void advance(long from, long to) {
        update("update own.relay set sequence = ? where sequence = ?", to, from);
    }

    /// Moves the position back, so that what follows it is sent again; it never moves forward, which
    /// would skip events.
    @Transactional
    void moveBack(long sequence) {
        update("update own.relay set sequence = least(sequence, ?)", sequence);
    }

    private void update(String sql, long... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                update.setLong(i + 1, parameters[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the relay's position cannot be marked: " + e.getMessage(), e);
        }
    }
}
