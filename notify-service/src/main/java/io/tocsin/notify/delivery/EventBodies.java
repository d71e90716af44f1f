package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;

/// The bodies of events and operations, each read and built once for all its subscribers, and the latest kept in
/// memory.
@ApplicationScoped
class EventBodies {
    private static final String EVENTS = """
            select sequence, event_id, type, emitted_at, json from own.event where sequence = any(?)
            """;

    private static final String OPERATIONS = """
            select number, operation_id, type, at, json from own.operation where number = any(?)
            """;

    private final AgroalDataSource database;
    private final Map<Content, EventBody> latest;

    EventBodies(AgroalDataSource database, DeliveryConfig config) {
        this.database = database;
        this.latest = Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Content, EventBody> eldest) {
                return size() > config.bodies();
            }
        });
    }

    void remember(Content content, EventBody body) {
        latest.put(content, body);
    }

    /// The bodies of these.
    Map<Content, EventBody> of(Collection<Content> contents) throws SQLException {
        Map<Content, EventBody> found = new HashMap<>();
        List<Long> events = new ArrayList<>();
        List<Long> operations = new ArrayList<>();
        for (Content content : contents) {
            EventBody known = latest.get(content);
            if (known != null) {
                found.put(content, known);
            } else {
                switch (content) {
                    case Content.OfEvent(long sequence) -> events.add(sequence);
                    case Content.OfOperation(long number) -> operations.add(number);
                }
            }
        }
        read(EVENTS, events, Content.OfEvent::new, found);
        read(OPERATIONS, operations, Content.OfOperation::new, found);
        return found;
    }

    private void read(String sql, List<Long> keys, LongFunction<Content> content, Map<Content, EventBody> into)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Content key = content.apply(rows.getLong(1));
                    EventBody body = EventBody.of(
                            rows.getObject(2, UUID.class), rows.getString(3), Rows.instant(rows, 4), rows.getString(5));
                    into.put(key, body);
                    remember(key, body);
                }
            }
        }
    }
}
