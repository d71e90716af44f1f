package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.DesignationId;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Sends again. What a subscription was given before goes out under its old numbers; what happened before
/// it was made, or was not matched then and is now, gets the next numbers. Baseline events are sent again
/// only to who was given them: of those nobody asked for, the JSON is not kept. Operations that a
/// subscription was given go out again with a time or a number to begin at, since they have no place in
/// the log.
@ApplicationScoped
class Replays {
    private static final String FILL_SUBJECTS = """
            update own.event set subject = json::jsonb #>> '{designation,id}' where subject is null
            """;

    private static final String AGAIN = """
            update own.delivery d
            set state = 'pending', tries = 0, due_at = ?, settled_at = null,
                subject = coalesce(d.subject,
                    (select e.subject from own.event e where e.sequence = d.sequence),
                    (select o.json::jsonb ->> 'source' from own.operation o where o.number = d.operation))
            where d.subscription_id = ? and %s
            """;

    private static final String NEVER_GIVEN = """
            select e.json from own.event e
            where %s and e.sequence <= ? and not e.baseline
                and not exists (
                    select from own.delivery d where d.subscription_id = ? and d.sequence = e.sequence)
                and (e.bulk is null or not exists (
                    select from own.event alike join own.delivery d using (sequence)
                    where alike.bulk = e.bulk and d.subscription_id = ?))
            order by e.sequence
            limit ?
            """;

    private static final String DUE = """
            update own.lane set due_at = least(due_at, greatest(?, not_before)) where subscription_id = ?
            """;

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

    /// A stretch as conditions on rows; each `?` in them is its one parameter.
    ///
    /// @param deliveries which of the subscription's deliveries are sent again
    /// @param events which events it may be given that it never was
    private record Rule(String deliveries, String events, Object parameter) {
        private static final String FIRST_SINCE =
                "(select coalesce(min(sequence), 9223372036854775807) from own.event where emitted_at >= ?)";

        static Rule of(Stretch stretch) {
            return switch (stretch) {
                case Stretch.FromSequence(long sequence) -> new Rule("d.sequence >= ?", "e.sequence >= ?", sequence);
                case Stretch.FromTime(Instant time) ->
                    new Rule(
                            "(d.sequence >= " + FIRST_SINCE
                                    + " or d.operation in (select number from own.operation where at >= ?))",
                            "e.sequence >= " + FIRST_SINCE,
                            time.atOffset(ZoneOffset.UTC));
                case Stretch.FromNumber(long number) -> new Rule("d.number >= ?", "false", number);
                case Stretch.OfDesignation(DesignationId id) ->
                    new Rule(
                            "d.sequence in (select sequence from own.event where subject = ?)",
                            "e.subject = ?",
                            id.toString());
            };
        }

        /// Binds the parameter for each place in a condition; the place after.
        int bind(PreparedStatement statement, int first, String condition) throws SQLException {
            int place = first;
            for (int at = condition.indexOf('?'); at >= 0; at = condition.indexOf('?', at + 1)) {
                statement.setObject(place++, parameter);
            }
            return place;
        }
    }

    /// Makes all of the stretch due; how many deliveries that are. The caller wakes the sending after.
    @Transactional(rollbackOn = Exception.class)
    long replay(Subscription subscription, Stretch stretch) throws SQLException {
        long position = roster.hold();
        if (stretch instanceof Stretch.OfDesignation) {
            fillSubjects();
        }
        Rule rule = Rule.of(stretch);
        List<Deliveries.Match> matches = neverGiven(subscription, rule, position);
        long again = again(subscription.id(), rule);
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

    private void fillSubjects() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement fill = connection.prepareStatement(FILL_SUBJECTS)) {
            fill.executeUpdate();
        }
    }

    private long again(UUID subscription, Rule rule) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement again = connection.prepareStatement(AGAIN.formatted(rule.deliveries()));
                PreparedStatement due = connection.prepareStatement(DUE)) {
            again.setObject(1, Rows.time(now));
            again.setObject(2, subscription);
            rule.bind(again, 3, rule.deliveries());
            int deliveriesAgain = again.executeUpdate();
            due.setObject(1, Rows.time(now));
            due.setObject(2, subscription);
            due.executeUpdate();
            deliveries.tellOthers(connection);
            return deliveriesAgain;
        }
    }

    private List<Deliveries.Match> neverGiven(Subscription subscription, Rule rule, long position) throws SQLException {
        List<Deliveries.Match> matches = new ArrayList<>();
        Told.Memory memory = told.before(List.of());
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEVER_GIVEN.formatted(rule.events()))) {
            int place = rule.bind(query, 1, rule.events());
            query.setLong(place++, position);
            query.setObject(place++, subscription.id());
            query.setObject(place++, subscription.id());
            query.setInt(place, config.maxReplay() + 1);
            query.setFetchSize(1000);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    LoggedEvent event = EventCodec.read(rows.getString(1));
                    if (subscription.filter().matches(event) && memory.isNews(subscription.id(), event)) {
                        matches.add(new Deliveries.Match(subscription.id(), event, matches.size()));
                    }
                }
            }
        }
        return matches;
    }
}
