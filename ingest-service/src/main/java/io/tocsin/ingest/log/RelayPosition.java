package io.tocsin.ingest.log;

import io.tocsin.ingest.relay.Mark;
import io.tocsin.ingest.relay.Message;
import io.tocsin.ingest.relay.Relayed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/// Up to where the log has been acknowledged by the broker.
@ApplicationScoped
class RelayPosition implements Relayed {
    private final DataSource database;
    private final EventLog log;
    private final Mark mark;

    RelayPosition(DataSource database, EventLog log) {
        this.database = database;
        this.log = log;
        this.mark = new Mark(database, "own.relay");
    }

    @Override
    public long last() {
        return log.head().sequence();
    }

    @Override
    public long marked() {
        return mark.marked();
    }

    @Override
    @Transactional
    public List<Message> unmarked(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select sequence, event_id, type, designation_id, source, emitted_at, event from own.log
                        where sequence > (select sequence from own.relay) order by sequence limit ?
                        """)) {
            select.setInt(1, limit);
            return StoredEvent.all(select).stream().map(StoredEvent::message).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void advance(long from, long to) {
        mark.advance(from, to);
    }

    @Override
    public void moveBack(long sequence) {
        mark.moveBack(sequence);
    }
}
