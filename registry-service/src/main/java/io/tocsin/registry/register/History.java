package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.register.HistoryEntry.Announcement;
import io.tocsin.registry.register.HistoryEntry.Reading;
import io.tocsin.registry.validity.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// The events of one designation.
@ApplicationScoped
public class History {
    private static final String EVENTS = """
            SELECT event_head || designation || event_tail, valid_from, since, since_basis
            FROM fold.revision
            WHERE designation_id = ? AND sequence > ?
            ORDER BY sequence
            LIMIT ?
            """;

    private static final String LINKED = """
            SELECT event_head || designation || event_tail
            FROM fold.revision
            WHERE sequence = ANY (?) AND type = ?
            """;

    private final DataSource database;

    History(DataSource database) {
        this.database = database;
    }

    /// Events in the order of the log.
    ///
    /// @param afterSequence only those after it; 0 from the first on
    public List<HistoryEntry> page(DesignationId id, long afterSequence, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Row> rows = rows(connection, id, afterSequence, limit);
            Map<Long, LoggedEvent> announcements = announcements(connection, rows);
            return rows.stream().map(row -> entry(row, announcements)).toList();
        }
    }

    private record Row(LoggedEvent event, Instant validFrom, Instant since, Basis basis) {
        /// The events of announcements that this one may have come after.
        Stream<Long> linked() {
            return event.event().links().stream()
                    .filter(link -> link.rel() == Link.Rel.CONFIRMS || link.rel() == Link.Rel.ANNOUNCED_BY)
                    .map(Link::sequence)
                    .filter(Objects::nonNull);
        }
    }

    private static List<Row> rows(Connection connection, DesignationId id, long afterSequence, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
            statement.setString(1, id.toString());
            statement.setLong(2, afterSequence);
            statement.setInt(3, limit);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row(
                            EventCodec.read(row.getString(1)),
                            instant(row, 2),
                            instant(row, 3),
                            Basis.of(row.getString(4))));
                }
            }
            return rows;
        }
    }

    private static Map<Long, LoggedEvent> announcements(Connection connection, List<Row> rows) throws SQLException {
        Map<Long, LoggedEvent> announcements = new HashMap<>();
        Long[] linked = rows.stream().flatMap(Row::linked).distinct().toArray(Long[]::new);
        if (linked.length == 0) {
            return announcements;
        }
        try (PreparedStatement statement = connection.prepareStatement(LINKED)) {
            statement.setArray(1, connection.createArrayOf("bigint", linked));
            statement.setString(2, EventType.ANNOUNCED.wireName());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LoggedEvent event = EventCodec.read(row.getString(1));
                    announcements.put(event.sequence(), event);
                }
            }
        }
        return announcements;
    }

    private static HistoryEntry entry(Row row, Map<Long, LoggedEvent> announcements) {
        Announcement first = row.linked()
                .map(announcements::get)
                .filter(Objects::nonNull)
                .map(History::announcement)
                .min(Comparator.comparing(Announcement::announcedAt).thenComparing(Announcement::sequence))
                .orElse(null);
        Reading reading = new Reading(
                row.event().sequence(),
                row.validFrom(),
                row.since(),
                row.basis(),
                first,
                first == null ? null : lagSeconds(first, row.event()));
        return new HistoryEntry(row.event().sequence(), row.event().json(), reading);
    }

    private static Announcement announcement(LoggedEvent event) {
        EventTimes times = event.times();
        Instant published = times.publishedAt() == null ? times.observedAt() : times.publishedAt();
        return new Announcement(
                event.designationId(),
                event.sequence(),
                times.announcedAt() == null ? published : times.announcedAt(),
                event.evidence().getFirst().url());
    }

    private static long lagSeconds(Announcement announcement, LoggedEvent event) {
        Duration lag = Duration.between(announcement.announcedAt(), publishedAt(event.times()));
        return lag.isNegative() ? 0 : lag.toSeconds();
    }

    /// Where the document names a day and no time, when it was seen.
    private static Instant publishedAt(EventTimes times) {
        Instant published = times.publishedAt();
        return published == null
                        || published.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT)
                ? times.observedAt()
                : published;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
