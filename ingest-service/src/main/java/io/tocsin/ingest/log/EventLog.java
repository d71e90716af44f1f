package io.tocsin.ingest.log;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import io.tocsin.ingest.postgres.CopyIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The one log. Numbers are given under one lock, in the transaction that accepts what caused the events.
@ApplicationScoped
public class EventLog {
    private final DataSource database;
    private final LogConfig config;
    private final Event<Appended> appended;

    EventLog(DataSource database, LogConfig config, Event<Appended> appended) {
        this.database = database;
        this.config = config;
        this.appended = appended;
    }

    /// Takes the log's lock, held until the caller's transaction ends, and tells where the log ends.
    @Transactional(TxType.MANDATORY)
    public LogHead lock() {
        try (Connection connection = database.getConnection()) {
            return head(connection, " for update");
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be locked: " + e.getMessage(), e);
        }
    }

    /// Where the log ends now.
    @Transactional
    public LogHead head() {
        try (Connection connection = database.getConnection()) {
            return head(connection, "");
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    /// Gives events of a run the next numbers, in their order. A run may come in several parts.
    ///
    /// @param head what {@link #lock} answered in this transaction, or the part before
    /// @param before how many events of the run were appended before
    /// @return where the log ends then
    /// @throws EventTooLarge if one is too large; the transaction must not be committed then
    @Transactional(TxType.MANDATORY)
    public LogHead append(LogHead head, Cause cause, int before, List<DesignationEvent> events) {
        if (events.isEmpty()) {
            return head;
        }
        try (Connection connection = database.getConnection()) {
            LogHead end = insert(connection, head, cause, before, events);
            try (PreparedStatement update =
                            connection.prepareStatement("update own.log_head set sequence = ?, digest = ?");
                    Statement notify = connection.createStatement()) {
                update.setLong(1, end.sequence());
                update.setString(2, end.digest().hex());
                update.executeUpdate();
                notify.execute("notify " + Relay.CHANNEL);
            }
            appended.fire(new Appended(end.sequence()));
            return end;
        } catch (SQLException e) {
            throw new IllegalStateException("events cannot be written: " + e.getMessage(), e);
        }
    }

    /// The events after a sequence as JSON, in order.
    ///
    /// @param source only this source's, null for all
    @Transactional
    public List<StoredEvent> after(long sequence, @Nullable String source, int limit) {
        String sql = """
                select sequence, event_id, type, designation_id, source, emitted_at, event from own.log
                where sequence > ? %s order by sequence limit ?
                """.formatted(source == null ? "" : "and source = ?");
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 1;
            select.setLong(parameter++, sequence);
            if (source != null) {
                select.setString(parameter++, source);
            }
            select.setInt(parameter, limit);
            return StoredEvent.all(select);
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be read: " + e.getMessage(), e);
        }
    }

    private LogHead insert(Connection connection, LogHead head, Cause cause, int before, List<DesignationEvent> events)
            throws SQLException {
        long sequence = head.sequence();
        Digest digest = head.digest();
        try (CopyIn copy = new CopyIn(
                connection,
                "own.log",
                "sequence, event_id, type, designation_id, source, run_id, emitted_at, digest, event")) {
            for (int i = 0; i < events.size(); i++) {
                DesignationEvent event = events.get(i);
                LoggedEvent logged = EventCodec.seal(
                        head.logId(),
                        ++sequence,
                        digest,
                        cause.source(),
                        new RunPosition(cause.runId(), before + i + 1, cause.size()),
                        event,
                        cause.times(),
                        cause.evidence());
                checkSize(logged);
                digest = logged.digest();
                copy.row(
                        Long.toString(sequence),
                        logged.eventId().toString(),
                        event.type().wireName(),
                        logged.designationId().toString(),
                        cause.source(),
                        cause.runId(),
                        cause.times().emittedAt().toString(),
                        digest.hex(),
                        logged.json());
            }
        }
        return new LogHead(head.logId(), sequence, digest);
    }

    private void checkSize(LoggedEvent event) {
        int bytes = event.json().getBytes(StandardCharsets.UTF_8).length;
        long limit = config.maxEventSize().asLongValue();
        if (bytes > limit) {
            throw new EventTooLarge(event.designationId(), bytes, limit);
        }
    }

    private LogHead head(Connection connection, String lock) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("select log_id, sequence, digest from own.log_head" + lock);
                ResultSet row = select.executeQuery()) {
            row.next();
            long sequence = row.getLong(2);
            UUID logId = row.getObject(1, UUID.class);
            if (logId == null) {
                logId = config.id();
                fixLogId(connection, logId);
            }
            return new LogHead(logId, sequence, new Digest(row.getString(3)));
        }
    }

    private static void fixLogId(Connection connection, UUID logId) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("update own.log_head set log_id = ? where log_id is null")) {
            update.setObject(1, logId);
            update.executeUpdate();
        }
    }
}
