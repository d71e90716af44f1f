package io.tocsin.notify.fold;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.FoldRule;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.Watermark;
import io.tocsin.notify.delivery.Deliveries;
import io.tocsin.notify.delivery.Told;
import io.tocsin.notify.expression.Decision;
import io.tocsin.notify.expression.Offered;
import io.tocsin.notify.subscription.FilterErrors;
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

/// Applies records of the topic: in one transaction, under the lock of the watermark, so that of two
/// replicas that both believe it is their turn only one does. Every matched event becomes a delivery in
/// that same transaction.
///
/// Events up to the roster's position were matched before, perhaps by a fold that was since dropped: they
/// make no delivery again.
@ApplicationScoped
class Fold {
    private static final String LOCK = """
            select w.sequence, w.digest, w.next_offset, r.sequence, r.changes
            from fold.watermark w, own.roster r
            for update
            """;

    private static final String ADVANCE = """
            with roster as (update own.roster set sequence = greatest(sequence, ?))
            update fold.watermark set sequence = ?, digest = ?, next_offset = ?
            """;

    private static final String OFFSET = "select next_offset from fold.watermark";

    private final AgroalDataSource database;
    private final Roster roster;
    private final Deliveries deliveries;
    private final Told told;
    private final FilterErrors filterErrors;

    Fold(AgroalDataSource database, Roster roster, Deliveries deliveries, Told told, FilterErrors filterErrors) {
        this.database = database;
        this.roster = roster;
        this.deliveries = deliveries;
        this.told = told;
        this.filterErrors = filterErrors;
    }

    private record Position(Watermark watermark, long matched, long changes) {}

    /// What one application came to.
    ///
    /// @param deliveries whether any were made
    record Outcome(Judgement judgement, boolean deliveries) {}

    @Transactional(rollbackOn = Exception.class)
    Outcome apply(List<Received> records) throws SQLException {
        Position position = lock();
        Judgement judgement = FoldRule.judge(position.watermark(), records);
        List<Deliveries.Match> matches = deliver(judgement.applied(), position);
        if (!judgement.applied().isEmpty()) {
            advance(judgement.after());
        }
        return new Outcome(judgement, !matches.isEmpty());
    }

    /// The offset on the topic after the last event applied.
    long nextOffset() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(OFFSET);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Events that are news are kept whether anyone wants them today or not: who subscribes later may
    /// replay them.
    private List<Deliveries.Match> deliver(List<LoggedEvent> events, Position position) throws SQLException {
        List<Roster.Subscriber> subscribers = events.isEmpty() ? List.of() : roster.subscribers(position.changes());
        List<Deliveries.Match> matches = new ArrayList<>();
        List<LoggedEvent> kept = new ArrayList<>();
        Map<UUID, Long> places = new HashMap<>();
        Told.Memory memory = told.before(events);
        FilterErrors.Batch errors = new FilterErrors.Batch();
        for (LoggedEvent event : events) {
            if (event.sequence() <= position.matched()) {
                continue;
            }
            int before = matches.size();
            Offered offered = new Offered(event);
            for (Roster.Subscriber subscriber : subscribers) {
                Decision decision = subscriber.filter().decide(offered);
                if (decision.sends() && memory.isNews(subscriber.id(), event)) {
                    if (decision instanceof Decision.Undecided undecided) {
                        errors.add(subscriber.id(), event.sequence(), undecided.reason());
                    }
                    long place = places.merge(subscriber.id(), 1L, Long::sum) - 1;
                    matches.add(new Deliveries.Match(subscriber.id(), event, place));
                }
            }
            if (matches.size() > before || !event.event().baseline()) {
                kept.add(event);
            }
        }
        filterErrors.write(errors);
        if (!kept.isEmpty()) {
            deliveries.keep(kept);
        }
        if (!matches.isEmpty()) {
            deliveries.enqueue(matches);
        }
        return matches;
    }

    private Position lock() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK);
                ResultSet rows = lock.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("fold.watermark is empty; restart the service to fold anew");
            }
            return new Position(
                    new Watermark(rows.getLong(1), new Digest(rows.getString(2)), rows.getLong(3)),
                    rows.getLong(4),
                    rows.getLong(5));
        }
    }

    private void advance(Watermark after) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            advance.setLong(1, after.sequence());
            advance.setLong(2, after.sequence());
            advance.setString(3, after.digest().hex());
            advance.setLong(4, after.nextOffset());
            advance.executeUpdate();
        }
    }
}
