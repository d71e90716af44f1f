package io.tocsin.ingest.log;

import io.tocsin.ingest.relay.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// A row of the log.
///
/// @param json the event exactly as first written
public record StoredEvent(
        long sequence,
        String eventId,
        String type,
        String designationId,
        String source,
        Instant emittedAt,
        String json) {

    /// The row as the topic carries it.
    Message message() {
        return new Message(sequence, designationId, eventId, type, source, designationId, emittedAt, json);
    }

    static List<StoredEvent> all(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            List<StoredEvent> events = new ArrayList<>();
            while (row.next()) {
                events.add(new StoredEvent(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getString(7)));
            }
            return events;
        }
    }
}
