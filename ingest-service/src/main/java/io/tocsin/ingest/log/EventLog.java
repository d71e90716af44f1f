package io.tocsin.ingest.log;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
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
import java.util.stream.Stream;
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

    /// Whether this is still the log that ended there once: no other log, and none that was emptied since.
    @Transactional
    public boolean had(LogHead head) {
        if (head.sequence() == 0) {
            return head.logId().equals(head().logId());
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select digest from own.log where sequence = ?")) {
            select.setLong(1, head.sequence());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getString(1).equals(head.digest().hex());
            }
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
        return events.isEmpty()
                ? head
                : write(head, cause, before, pen -> {
                    for (DesignationEvent event : events) {
                        pen.write(event, cause.source(), cause.times(), cause.evidence());
                    }
                });
    }

    /// Gives what a run means for designations of other sources the next numbers, after the run's events.
    ///
    /// @param head what {@link #append} answered last
    /// @param before how many events of the run were appended before
    /// @return where the log ends then
    @Transactional(TxType.MANDATORY)
    public LogHead follow(LogHead head, Cause cause, int before, List<Consequence> consequences) {
        return consequences.isEmpty()
                ? head
                : write(head, cause, before, pen -> {
                    for (Consequence consequence : consequences) {
                        pen.write(
                                consequence.event(),
                                consequence.event().designation().source(),
                                cause.times().announcedAt(consequence.announcedAt()),
                                Stream.concat(consequence.evidence().stream(), cause.evidence().stream())
                                        .distinct()
                                        .toList());
                    }
                });
    }

    @FunctionalInterface
    private interface Hand {
        void write(Pen pen) throws SQLException;
    }

    private LogHead write(LogHead head, Cause cause, int before, Hand hand) {
        try (Connection connection = database.getConnection()) {
            LogHead end = insert(connection, head, cause, before, hand);
            try (PreparedStatement update =
                            connection.prepareStatement("update own.log_head set sequence = ?, digest = ?");
                    Statement notify = connection.createStatement()) {
                update.setLong(1, end.sequence());
                update.setString(2, end.digest().hex());
                update.executeUpdate();
                notify.execute("notify " + LogRelay.CHANNEL);
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

    private LogHead insert(Connection connection, LogHead head, Cause cause, int before, Hand hand)
            throws SQLException {
        try (CopyIn copy = new CopyIn(
                connection,
                "own.log",
                "sequence, event_id, type, designation_id, source, run_id, emitted_at, digest, event")) {
            Pen pen = new Pen(copy, head, cause, before);
            hand.write(pen);
            return pen.head;
        }
    }

    /// Writes the events of one run one after the other.
    private final class Pen {
        private final CopyIn copy;
        private final Cause cause;
        private int index;
        private LogHead head;

        Pen(CopyIn copy, LogHead head, Cause cause, int before) {
            this.copy = copy;
            this.head = head;
            this.cause = cause;
            this.index = before;
        }

        void write(DesignationEvent event, String source, EventTimes times, List<Evidence> evidence)
                throws SQLException {
            LoggedEvent logged = EventCodec.seal(
                    head.logId(),
                    head.sequence() + 1,
                    head.digest(),
                    source,
                    new RunPosition(cause.runId(), ++index, cause.size()),
                    event,
                    times,
                    evidence);
            checkSize(logged);
            head = new LogHead(head.logId(), logged.sequence(), logged.digest());
            copy.row(
                    Long.toString(logged.sequence()),
                    logged.eventId().toString(),
                    event.type().wireName(),
                    logged.designationId().toString(),
                    source,
                    cause.runId(),
                    times.emittedAt().toString(),
                    logged.digest().hex(),
                    logged.json());
        }
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
