package io.tocsin.registry.feed;

import io.tocsin.registry.feed.Stretch.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The folded log, read stretch by stretch. Each stretch is bounded in events, in bytes and in how far it
/// looks.
@ApplicationScoped
class EventLog {
    private static final String END = "SELECT sequence FROM fold.watermark";

    /// One statement, so that the log's end and the events are of one moment. `found` counts one more than
    /// may be taken: so it shows whether there are more. The first event is taken whatever its size.
    private static final String STRETCH = """
            WITH log AS MATERIALIZED (
                SELECT sequence AS log_end, least(sequence, ? + ?) AS until FROM fold.watermark),
            wanted AS MATERIALIZED (
                SELECT sequence, type, event_head || designation || event_tail AS event,
                    row_number() OVER place AS number,
                    sum(octet_length(event_head) + octet_length(designation) + octet_length(event_tail))
                        OVER place AS bytes
                FROM fold.revision
                WHERE sequence > ? AND sequence <= (SELECT until FROM log) %s
                WINDOW place AS (ORDER BY sequence ROWS UNBOUNDED PRECEDING)
                ORDER BY sequence
                LIMIT ?)
            SELECT log_end, until, (SELECT count(*) FROM wanted) AS found, sequence, type, event
            FROM log LEFT JOIN wanted ON number <= ? AND (number = 1 OR bytes <= ?)
            ORDER BY sequence
            """;

    /// The head is the compact JSON that ingest writes: in no string can `"baseline":true` stand unescaped.
    private static final String NEWS = """
            SELECT sequence, event_head || designation || event_tail
            FROM fold.revision
            WHERE sequence < ? AND sequence >= ? AND authority = ? %s
                AND type <> 'designation.restated' AND event_head NOT LIKE '%%"baseline":true%%'
            ORDER BY sequence DESC
            LIMIT ?
            """;

    private final DataSource database;
    private final int span;
    private final long maxBytes;
    private final Semaphore turns;

    EventLog(DataSource database, FeedConfig config) {
        this.database = database;
        this.span = config.span();
        this.maxBytes = config.maxBytes().asLongValue();
        this.turns = new Semaphore(config.readsAtOnce());
    }

    /// The last sequence that was folded.
    long end() throws SQLException {
        turns.acquireUninterruptibly();
        try (Connection connection = database.getConnection()) {
            return end(connection);
        } finally {
            turns.release();
        }
    }

    /// The last sequence that was folded, seen through the given connection.
    long end(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("fold.watermark has lost its row");
            }
            return row.getLong(1);
        }
    }

    /// What comes after a sequence.
    ///
    /// @param limit events at most
    Stretch after(long position, Wanted wanted, int limit) throws SQLException {
        turns.acquireUninterruptibly();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STRETCH.formatted(wanted.sql()))) {
            statement.setLong(1, position);
            statement.setLong(2, span);
            statement.setLong(3, position);
            int place = wanted.bind(connection, statement, 4);
            statement.setInt(place++, limit + 1);
            statement.setInt(place++, limit);
            statement.setLong(place, maxBytes);
            try (ResultSet row = statement.executeQuery()) {
                return stretch(row, position);
            }
        } finally {
            turns.release();
        }
    }

    /// The newest events of an authority that are news.
    ///
    /// @param programme only those under it, null for all
    /// @param before only those before this sequence, null for the newest of all
    /// @param limit events at most
    /// @param reach how far of the log to look for them
    News news(String authority, @Nullable String programme, @Nullable Long before, int limit, int reach)
            throws SQLException {
        String query = NEWS.formatted(programme == null ? "" : "AND programmes @> ARRAY[?]::text[]");
        turns.acquireUninterruptibly();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            long from = before == null ? end(connection) + 1 : before;
            long to = Math.max(1, from - reach);
            statement.setLong(1, from);
            statement.setLong(2, to);
            statement.setString(3, authority);
            int place = 4;
            if (programme != null) {
                statement.setString(place++, programme);
            }
            statement.setInt(place, limit + 1);
            List<Long> sequences = new ArrayList<>();
            List<String> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sequences.add(row.getLong(1));
                    events.add(row.getString(2));
                }
            }
            if (events.size() > limit) {
                return new News(before, sequences.get(limit - 1), sequences.getFirst(), events.subList(0, limit));
            }
            return new News(before, to == 1 ? null : to, events.isEmpty() ? 0 : sequences.getFirst(), events);
        } finally {
            turns.release();
        }
    }

    private static Stretch stretch(ResultSet row, long position) throws SQLException {
        List<Entry> events = new ArrayList<>();
        long end = position;
        long until = position;
        long found = 0;
        while (row.next()) {
            end = row.getLong("log_end");
            until = row.getLong("until");
            found = row.getLong("found");
            if (found > 0) {
                events.add(new Entry(row.getLong("sequence"), row.getString("type"), row.getString("event")));
            }
        }
        boolean cut = found > events.size();
        return new Stretch(events, Math.max(position, cut ? events.getLast().sequence() : until), end);
    }
}
