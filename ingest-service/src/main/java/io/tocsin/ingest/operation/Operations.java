package io.tocsin.ingest.operation;

import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.Operation;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.relay.Mark;
import io.tocsin.ingest.relay.Message;
import io.tocsin.ingest.relay.Relayed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The operations, in the order of their numbers. One is told in the transaction of what it tells of and gets
/// its number when that commits: so the lock on the numbers is always the last one taken, and held for a
/// moment only, however long the transaction takes.
@ApplicationScoped
public class Operations implements Relayed {
    static final String CHANNEL = "tocsin_operations";

    private static final String PENDING = Operations.class.getName() + ".pending";

    private final DataSource database;
    private final EventLog log;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;
    private final Mark mark;

    Operations(DataSource database, EventLog log, TransactionSynchronizationRegistry transactions, Clock clock) {
        this.database = database;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
        this.mark = new Mark(database, "own.operation_relay");
    }

    /// Tells that something happened. It is numbered, stored and sent if the caller's transaction commits,
    /// and did not happen if that is rolled back.
    @Transactional(TxType.MANDATORY)
    public void tell(Operation operation) {
        Pending pending = (Pending) transactions.getResource(PENDING);
        if (pending == null) {
            pending = new Pending(log.head().logId());
            transactions.putResource(PENDING, pending);
            transactions.registerInterposedSynchronization(pending);
        }
        pending.operations.add(operation);
    }

    /// What one transaction tells.
    private final class Pending implements Synchronization {
        private final UUID logId;
        private final List<Operation> operations = new ArrayList<>();

        Pending(UUID logId) {
            this.logId = logId;
        }

        @Override
        public void beforeCompletion() {
            number(logId, operations);
        }

        @Override
        public void afterCompletion(int status) {}
    }

    private void number(UUID logId, List<Operation> operations) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into own.operation (number, operation_id, type, source, at, operation)
                        values (?, ?, ?, ?, ?, ?)
                        """);
                Statement notify = connection.createStatement()) {
            long number = take(connection, operations.size());
            for (Operation operation : operations) {
                NumberedOperation numbered = NumberedOperation.of(logId, ++number, operation, now);
                insert.setLong(1, number);
                insert.setObject(2, numbered.operationId());
                insert.setString(3, operation.type().wireName());
                insert.setString(4, operation.source());
                insert.setObject(5, now.atOffset(ZoneOffset.UTC));
                insert.setString(6, numbered.json());
                insert.addBatch();
            }
            insert.executeBatch();
            notify.execute("notify " + CHANNEL);
        } catch (SQLException e) {
            throw new IllegalStateException("operations cannot be written: " + e.getMessage(), e);
        }
    }

    /// Takes the next numbers; the row is locked until the transaction ends.
    ///
    /// @return the number before the first of them
    private static long take(Connection connection, int count) throws SQLException {
        try (PreparedStatement take =
                connection.prepareStatement("update own.operation_head set number = number + ? returning number - ?")) {
            take.setInt(1, count);
            take.setInt(2, count);
            try (ResultSet row = take.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// The operations after a number as JSON, in order.
    ///
    /// @param source only this source's, null for all
    public List<Message> after(long number, @Nullable String source, int limit) {
        return read(
                "where number > ? " + (source == null ? "" : "and source = ? ") + "order by number limit ?", select -> {
                    int parameter = 1;
                    select.setLong(parameter++, number);
                    if (source != null) {
                        select.setString(parameter++, source);
                    }
                    select.setInt(parameter, limit);
                });
    }

    @Override
    public long last() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select number from own.operation_head");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("operations cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public long marked() {
        return mark.marked();
    }

    @Override
    public List<Message> unmarked(int limit) {
        return read(
                "where number > (select sequence from own.operation_relay) order by number limit ?",
                select -> select.setInt(1, limit));
    }

    @Override
    public void advance(long from, long to) {
        mark.advance(from, to);
    }

    @Override
    public void moveBack(long number) {
        mark.moveBack(number);
    }

    private interface Binding {
        void bind(PreparedStatement select) throws SQLException;
    }

    private List<Message> read(String condition, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select number, operation_id, type, source, at, operation from own.operation " + condition)) {
            binding.bind(select);
            try (ResultSet row = select.executeQuery()) {
                List<Message> messages = new ArrayList<>();
                while (row.next()) {
                    messages.add(message(row));
                }
                return messages;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("operations cannot be read: " + e.getMessage(), e);
        }
    }

    private static Message message(ResultSet row) throws SQLException {
        String source = row.getString(4);
        return new Message(
                row.getLong(1),
                source == null ? "sources" : source,
                row.getString(2),
                row.getString(3),
                source,
                source,
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6));
    }
}
