package io.tocsin.notify.fold;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.OperationMark;
import io.tocsin.designation.operation.OperationRule;
import io.tocsin.designation.operation.OperationType;
import io.tocsin.designation.operation.ReceivedOperation;
import io.tocsin.notify.delivery.Deliveries;
import io.tocsin.notify.delivery.Heartbeats;
import io.tocsin.notify.subscription.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Applies records of the topic `operations` as {@link Fold} does those of the log: in one transaction,
/// under the lock of its watermark. A matched operation becomes a delivery; of heartbeats the newest
/// alone is passed on, and becomes none.
@ApplicationScoped
class OperationFold {
    private static final String LOCK = """
            select w.number, w.operation_id, w.next_offset, r.operation, r.changes
            from fold.operation_watermark w, own.roster r
            for update
            """;

    private static final String ADVANCE = """
            with roster as (update own.roster set operation = greatest(operation, ?))
            update fold.operation_watermark set number = ?, operation_id = ?, next_offset = ?
            """;

    private static final String OFFSET = "select next_offset from fold.operation_watermark";

    private final AgroalDataSource database;
    private final Roster roster;
    private final Deliveries deliveries;
    private final Heartbeats heartbeats;

    OperationFold(AgroalDataSource database, Roster roster, Deliveries deliveries, Heartbeats heartbeats) {
        this.database = database;
        this.roster = roster;
        this.deliveries = deliveries;
        this.heartbeats = heartbeats;
    }

    private record Position(OperationMark mark, long matched, long changes) {}

    /// What one application came to.
    ///
    /// @param due whether something is to be sent
    record Outcome(OperationRule.Judgement judgement, boolean due) {}

    @Transactional(rollbackOn = Exception.class)
    Outcome apply(List<ReceivedOperation> records) throws SQLException {
        Position position = lock();
        OperationRule.Judgement judgement = OperationRule.judge(position.mark(), records);
        boolean due = false;
        List<NumberedOperation> news = judgement.applied().stream()
                .filter(operation -> operation.number() > position.matched())
                .toList();
        if (!news.isEmpty()) {
            due = deliver(news, roster.subscribers(position.changes()));
        }
        if (!judgement.applied().isEmpty()) {
            advance(judgement.after());
        }
        return new Outcome(judgement, due);
    }

    /// The offset on the topic after the last operation applied.
    long nextOffset() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OFFSET);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Whether anything is due by it.
    private boolean deliver(List<NumberedOperation> news, List<Roster.Subscriber> subscribers) throws SQLException {
        List<NumberedOperation> kept = new ArrayList<>();
        List<Deliveries.Match> matches = new ArrayList<>();
        Map<UUID, Long> places = new HashMap<>();
        for (NumberedOperation operation : news) {
            if (operation.type() == OperationType.HEARTBEAT) {
                continue;
            }
            kept.add(operation);
            for (UUID subscriber : wanting(operation, subscribers)) {
                long place = places.merge(subscriber, 1L, Long::sum) - 1;
                matches.add(new Deliveries.Match(subscriber, operation, place));
            }
        }
        if (!kept.isEmpty()) {
            deliveries.keepOperations(kept);
        }
        if (!matches.isEmpty()) {
            deliveries.enqueue(matches);
        }
        return beat(news, subscribers) || !matches.isEmpty();
    }

    private boolean beat(List<NumberedOperation> news, List<Roster.Subscriber> subscribers) throws SQLException {
        List<NumberedOperation> beats = news.stream()
                .filter(operation -> operation.type() == OperationType.HEARTBEAT)
                .toList();
        return !beats.isEmpty() && heartbeats.pass(beats.getLast(), wanting(beats.getLast(), subscribers));
    }

    private static List<UUID> wanting(NumberedOperation operation, List<Roster.Subscriber> subscribers) {
        return subscribers.stream()
                .filter(subscriber -> subscriber.filter().matches(operation))
                .map(Roster.Subscriber::id)
                .toList();
    }

    private Position lock() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet rows = lock.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("fold.operation_watermark is empty; restart the service to fold anew");
            }
            return new Position(
                    new OperationMark(rows.getLong(1), rows.getObject(2, UUID.class), rows.getLong(3)),
                    rows.getLong(4),
                    rows.getLong(5));
        }
    }

    private void advance(OperationMark after) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, after.number());
            advance.setLong(2, after.number());
            advance.setObject(3, after.operationId());
            advance.setLong(4, after.nextOffset());
            advance.executeUpdate();
        }
    }
}
