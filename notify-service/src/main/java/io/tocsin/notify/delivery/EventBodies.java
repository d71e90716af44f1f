package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// The bodies of events, each read and built once for all its subscribers, and the latest kept in memory.
@ApplicationScoped
class EventBodies {
    private static final String READ = """
            select sequence, event_id, type, emitted_at, json from own.event where sequence = any(?)
            """;

    private final AgroalDataSource database;
    private final Map<Long, EventBody> latest;

    EventBodies(AgroalDataSource database, DeliveryConfig config) {
        this.database = database;
        this.latest = Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, EventBody> eldest) {
                return size() > config.bodies();
            }
        });
    }

    void remember(long sequence, EventBody body) {
        latest.put(sequence, body);
    }

    /// The bodies of these events, by sequence.
    Map<Long, EventBody> of(Collection<Long> sequences) throws SQLException {
        Map<Long, EventBody> found = new HashMap<>();
        for (Long sequence : sequences) {
            EventBody known = latest.get(sequence);
            if (known != null) {
                found.put(sequence, known);
            }
        }
        Long[] missing = sequences.stream().filter(s -> !found.containsKey(s)).toArray(Long[]::new);
        if (missing.length > 0) {
            read(missing, found);
        }
        return found;
    }

    private void read(Long[] sequences, Map<Long, EventBody> into) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(READ)) {
            query.setArray(1, connection.createArrayOf("bigint", sequences));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long sequence = rows.getLong(1);
                    EventBody body = EventBody.of(
                            rows.getObject(2, UUID.class), rows.getString(3), Rows.instant(rows, 4), rows.getString(5));
                    into.put(sequence, body);
                    remember(sequence, body);
                }
            }
        }
    }
}
