package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;

/// The bodies of events and operations, each read and built once a format for all its subscribers, and the
/// latest kept in memory.
@ApplicationScoped
class EventBodies {
    private static final String EVENTS = """
            select sequence, event_id, type, emitted_at, json from own.event where sequence = any(?)
            """;

    private static final String OPERATIONS = """
            select number, operation_id, type, at, json from own.operation where number = any(?)
            """;

    private final AgroalDataSource database;
    private final Formats formats;
    private final BodyCache latest;

    EventBodies(AgroalDataSource database, Formats formats, DeliveryConfig config) {
        this.database = database;
        this.formats = formats;
        this.latest = new BodyCache(config.bodies(), config.bodiesBytes());
    }

    /// Builds the body that most will ask for, before they do.
    void remember(Content content, News news) {
        build(content, Format.EVENT, news);
    }

    /// The bodies of these in one format.
    Map<Content, EventBody> of(Collection<Content> contents, Format format) throws SQLException {
        Map<Content, EventBody> found = new HashMap<>();
        List<Content> unknown = new ArrayList<>();
        for (Content content : contents) {
            EventBody known = latest.get(content, format);
            if (known == null) {
                unknown.add(content);
            } else {
                found.put(content, known);
            }
        }
        news(unknown).forEach((content, news) -> found.put(content, build(content, format, news)));
        return found;
    }

    /// What these tell, in no format yet.
    Map<Content, News> news(Collection<Content> contents) throws SQLException {
        Map<Content, News> found = new HashMap<>();
        List<Long> events = new ArrayList<>();
        List<Long> operations = new ArrayList<>();
        contents.forEach(content -> sort(content, events, operations));
        read(EVENTS, events, Content.OfEvent::new, found);
        read(OPERATIONS, operations, Content.OfOperation::new, found);
        return found;
    }

    private static void sort(Content content, List<Long> events, List<Long> operations) {
        switch (content) {
            case Content.OfEvent(long sequence) -> events.add(sequence);
            case Content.OfOperation(long number) -> operations.add(number);
        }
    }

    private void read(String sql, List<Long> keys, LongFunction<Content> content, Map<Content, News> into)
            throws SQLException {
        if (keys.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setArray(1, connection.createArrayOf("bigint", keys.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    into.put(
                            content.apply(rows.getLong(1)),
                            new News(
                                    rows.getObject(2, UUID.class),
                                    rows.getString(3),
                                    Rows.instant(rows, 4),
                                    rows.getString(5)));
                }
            }
        }
    }

    private EventBody build(Content content, Format format, News news) {
        EventBody body = new EventBody(news.id(), formats.write(format, news));
        latest.put(content, format, body);
        return body;
    }
}
