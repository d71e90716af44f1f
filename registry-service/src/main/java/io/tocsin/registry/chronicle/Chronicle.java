package io.tocsin.registry.chronicle;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The log for people: what happened, newest first, the many alike as one line.
@ApplicationScoped
public class Chronicle {
    private static final int EVENTS_AT_ONCE = 200;

    private static final String BACKWARDS = """
            SELECT event_head || designation || event_tail
            FROM fold.revision
            WHERE sequence <= ?
            ORDER BY sequence DESC
            LIMIT ?
            """;

    private static final String OF_DESIGNATION = """
            SELECT event_head || designation || event_tail
            FROM fold.revision
            WHERE designation_id = ?
            ORDER BY sequence DESC
            LIMIT ?
            """;

    private static final String ONE =
            "SELECT event_head || designation || event_tail FROM fold.revision WHERE sequence = ?";

    private static final String HEAD = """
            SELECT watermark.sequence, digest, known_at
            FROM fold.watermark
            LEFT JOIN fold.revision ON revision.sequence = watermark.sequence
            """;

    private final DataSource database;
    private final ChronicleConfig config;

    Chronicle(DataSource database, ChronicleConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Where the log stands.
    ///
    /// @param sequence of the last folded event, 0 before the first
    /// @param digest of that event
    /// @param knownAt when it became known, null before the first
    public record Head(
            long sequence, String digest, @Nullable Instant knownAt) {}

    /// Where the log stands now.
    public Head head() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HEAD);
                ResultSet row = statement.executeQuery()) {
            row.next();
            OffsetDateTime knownAt = row.getObject(3, OffsetDateTime.class);
            return new Head(row.getLong(1), row.getString(2), knownAt == null ? null : knownAt.toInstant());
        }
    }

    /// What happened before an event, newest first.
    ///
    /// @param sequence of that event; one above the head's for all
    /// @param lines at most; fewer where a stretch of the log is long and says little
    public Stretch before(long sequence, int lines) throws SQLException {
        Reel reel = new Reel(sequence, lines);
        int seen = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(BACKWARDS)) {
            while (!reel.isFull() && reel.next() > 0 && seen < config.events()) {
                statement.setLong(1, reel.next());
                statement.setInt(2, EVENTS_AT_ONCE);
                List<LoggedEvent> events = events(statement);
                if (events.isEmpty()) {
                    break;
                }
                seen += events.size();
                feed(reel, events);
            }
        }
        return reel.stretch();
    }

    /// Where the reel wants to go on elsewhere, the rest is read anew from there.
    private static void feed(Reel reel, List<LoggedEvent> events) {
        for (LoggedEvent event : events) {
            if (reel.isFull() || event.sequence() != reel.next()) {
                return;
            }
            reel.take(event);
        }
    }

    /// The newest events of one designation, newest first.
    public List<LoggedEvent> of(DesignationId id, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OF_DESIGNATION)) {
            statement.setString(1, id.toString());
            statement.setInt(2, limit);
            return events(statement);
        }
    }

    /// The event of a number; empty where the log does not reach so far.
    public Optional<LoggedEvent> event(long sequence) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setLong(1, sequence);
            return events(statement).stream().findFirst();
        }
    }

    private static List<LoggedEvent> events(PreparedStatement statement) throws SQLException {
        List<LoggedEvent> events = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                events.add(EventCodec.read(row.getString(1)));
            }
        }
        return events;
    }
}
