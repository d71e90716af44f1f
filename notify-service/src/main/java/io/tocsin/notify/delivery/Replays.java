package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.subscription.Roster;
import io.tocsin.notify.subscription.Subscription;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Sends again. What a subscription was given before goes out under its old numbers; what happened before
/// it was
/// made, or was not matched then and is now, gets the next numbers. Baseline events are sent again only to
/// who was
/// given them: of those nobody asked for, the JSON is not kept.
@ApplicationScoped
class Replays {
    private static final String FIRST_SINCE = """
            select coalesce(min(sequence), 0) from own.event where emitted_at >= ?
            """;

    private static final String AGAIN = """
            update own.delivery set state = 'pending', tries = 0, due_at = ?, settled_at = null
            where subscription_id = ? and sequence >= ?
            """;

    private static final String NEVER_GIVEN = """
            select e.json from own.event e
            where e.sequence between ? and ? and not e.baseline
                and not exists (
                    select from own.delivery d where d.subscription_id = ? and d.sequence = e.sequence)
                and (e.bulk is null or not exists (
                    select from own.event alike join own.delivery d using (sequence)
                    where alike.bulk = e.bulk and d.subscription_id = ?))
            order by e.sequence
            limit ?
            """;

    private static final String DUE = "update own.lane set due_at = least(due_at, ?) where subscription_id = ?";

    private final AgroalDataSource database;
    private final Roster roster;
    private final Deliveries deliveries;
    private final Told told;
    private final DeliveryConfig config;
    private final Clock clock;

    Replays(
            AgroalDataSource database,
            Roster roster,
            Deliveries deliveries,
            Told told,
            DeliveryConfig config,
            Clock clock) {
        this.database = database;
        this.roster = roster;
        this.deliveries = deliveries;
        this.told = told;
        this.config = config;
        this.clock = clock;
    }

    /// The first event at or after that time; empty is 0: there is none.
    long firstSince(Instant time) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(FIRST_SINCE)) {
            query.setObject(1, Rows.time(time));
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// Makes everything from that event on due; how many deliveries that are. The caller wakes the sending
    /// after.
    @Transactional(rollbackOn = Exception.class)
    long replay(Subscription subscription, long sequence) throws SQLException {
        long position = roster.hold();
        List<Deliveries.Match> matches = neverGiven(subscription, sequence, position);
        long again = again(subscription.id(), sequence);
        if (again + matches.size() > config.maxReplay()) {
            throw Problems.unprocessable(
                    "Replay too large",
                    "One replay sends at most " + config.maxReplay() + " events; choose a later point to begin at.");
        }
        if (!matches.isEmpty()) {
            deliveries.enqueue(matches);
        }
        return again + matches.size();
    }

    private long again(UUID subscription, long sequence) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement again = connection.prepareStatement(AGAIN);
                PreparedStatement due = connection.prepareStatement(DUE)) {
            again.setObject(1, Rows.time(now));
            again.setObject(2, subscription);
            again.setLong(3, sequence);
            int deliveriesAgain = again.executeUpdate();
            due.setObject(1, Rows.time(now));
            due.setObject(2, subscription);
            due.executeUpdate();
            deliveries.tellOthers(connection);
            return deliveriesAgain;
        }
    }

    private List<Deliveries.Match> neverGiven(Subscription subscription, long sequence, long position)
            throws SQLException {
        List<Deliveries.Match> matches = new ArrayList<>();
        Told.Memory memory = told.before(List.of());
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEVER_GIVEN)) {
            query.setLong(1, sequence);
            query.setLong(2, position);
            query.setObject(3, subscription.id());
            query.setObject(4, subscription.id());
            query.setInt(5, config.maxReplay() + 1);
            query.setFetchSize(1000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    LoggedEvent event = EventCodec.read(rows.getString(1));
                    if (subscription.filter().matches(event) && memory.isNews(subscription.id(), event)) {
                        matches.add(new Deliveries.Match(subscription.id(), event.sequence(), matches.size()));
                    }
                }
            }
        }
        return matches;
    }
}
