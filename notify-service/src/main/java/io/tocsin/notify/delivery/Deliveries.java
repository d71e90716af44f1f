package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.notify.format.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes deliveries out of matched events and operations.
@ApplicationScoped
public class Deliveries {
    private static final String KEEP = """
            insert into own.event (sequence, event_id, type, baseline, emitted_at, json, bulk, subject)
            select * from unnest(
                ?::bigint[], ?::uuid[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
            on conflict do nothing
            """;

    private static final String ENQUEUE = """
            with wanted as (
                select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                    as w (subscription_id, sequence, operation, place, subject, follows)),
            locked as materialized (
                select l.subscription_id, l.tenant, l.next_number,
                    coalesce(
                        to_timestamp(s.digest_at_seconds + s.digest_seconds * (1 + floor(
                            (extract(epoch from ?::timestamptz) - s.digest_at_seconds) / s.digest_seconds))),
                        ?) as due_at
                from own.lane l join own.subscription s on s.id = l.subscription_id
                where l.subscription_id in (select subscription_id from wanted)
                order by l.subscription_id
                for update of l),
            counted as (
                select subscription_id, count(*) as deliveries from wanted group by subscription_id),
            numbered as (
                update own.lane l
                set next_number = l.next_number + c.deliveries, due_at = least(l.due_at, greatest(k.due_at, l.not_before))
                from locked k join counted c using (subscription_id)
                where l.subscription_id = k.subscription_id)
            insert into own.delivery
                (subscription_id, number, sequence, operation, subject, follows, tenant, state, due_at, created_at)
            select k.subscription_id, k.next_number + w.place, w.sequence, w.operation, w.subject,
                string_to_array(w.follows, ' '), k.tenant, 'pending', k.due_at, ?
            from wanted w join locked k using (subscription_id)
            """;

    private static final String KEEP_OPERATIONS = """
            insert into own.operation (number, operation_id, type, at, json)
            select * from unnest(?::bigint[], ?::uuid[], ?::text[], ?::timestamptz[], ?::text[])
            on conflict do nothing
            """;

    private static final String LOCK = """
            select from own.lane where subscription_id = any(?) order by subscription_id for update
            """;

    private static final String NOTIFY = "select pg_notify(?, ?)";

    private final AgroalDataSource database;
    private final EventBodies bodies;
    private final Sending sending;
    private final Clock clock;

    Deliveries(AgroalDataSource database, EventBodies bodies, Sending sending, Clock clock) {
        this.database = database;
        this.bodies = bodies;
        this.sending = sending;
        this.clock = clock;
    }

    /// What some subscription wants.
    ///
    /// @param subject what it is about: a designation's id, or a source's; null where it is about none
    /// @param follows the ids under which that designation was known before
    /// @param place 0 for the subscription's first of the batch, 1 for its second, and so on
    public record Match(
            UUID subscription, Content content, @Nullable String subject, List<DesignationId> follows, long place) {
        /// An event that it wants.
        public Match(UUID subscription, LoggedEvent event, long place) {
            this(
                    subscription,
                    new Content.OfEvent(event.sequence()),
                    event.designationId().toString(),
                    event.event().links().stream()
                            .filter(link -> link.rel() == Link.Rel.REKEYED_FROM)
                            .map(Link::designationId)
                            .toList(),
                    place);
        }

        /// An operation that it wants.
        public Match(UUID subscription, NumberedOperation operation, long place) {
            this(subscription, new Content.OfOperation(operation.number()), operation.source(), List.of(), place);
        }

        private @Nullable String followed() {
            return follows.isEmpty()
                    ? null
                    : follows.stream().map(DesignationId::toString).collect(Collectors.joining(" "));
        }

        private @Nullable Long sequence() {
            return content instanceof Content.OfEvent(long sequence) ? sequence : null;
        }

        private @Nullable Long operation() {
            return content instanceof Content.OfOperation(long number) ? number : null;
        }
    }

    /// Keeps the JSON of events, once each. Within the caller's transaction.
    public void keep(Collection<LoggedEvent> events) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            List<LoggedEvent> list = new ArrayList<>(events);
            keep.setArray(1, connection.createArrayOf("bigint", column(list, LoggedEvent::sequence)));
            keep.setArray(2, connection.createArrayOf("uuid", column(list, LoggedEvent::eventId)));
            keep.setArray(
                    3,
                    connection.createArrayOf(
                            "text", column(list, e -> e.event().type().wireName())));
            keep.setArray(
                    4,
                    connection.createArrayOf(
                            "boolean", column(list, e -> e.event().baseline())));
            keep.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz",
                            column(list, e -> e.times().emittedAt().toString())));
            keep.setArray(6, connection.createArrayOf("text", column(list, LoggedEvent::json)));
            keep.setArray(7, connection.createArrayOf("text", bulkKeys(list)));
            keep.setArray(
                    8,
                    connection.createArrayOf(
                            "text", column(list, e -> e.designationId().toString())));
            keep.executeUpdate();
        }
        events.forEach(event -> bodies.remember(new Content.OfEvent(event.sequence()), News.of(event)));
    }

    /// Keeps the JSON of operations, once each. Within the caller's transaction.
    public void keepOperations(List<NumberedOperation> operations) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement keep = connection.prepareStatement(KEEP_OPERATIONS)) {
            keep.setArray(1, connection.createArrayOf("bigint", column(operations, NumberedOperation::number)));
            keep.setArray(2, connection.createArrayOf("uuid", column(operations, NumberedOperation::operationId)));
            keep.setArray(
                    3,
                    connection.createArrayOf(
                            "text", column(operations, o -> o.type().wireName())));
            keep.setArray(4, connection.createArrayOf("timestamptz", column(operations, o -> o.at().toString())));
            keep.setArray(5, connection.createArrayOf("text", column(operations, NumberedOperation::json)));
            keep.executeUpdate();
        }
        operations.forEach(
                operation -> bodies.remember(new Content.OfOperation(operation.number()), News.of(operation)));
    }

    /// Makes one delivery of each match, with its subscription's next numbers in the order of the places,
    /// due now, or with the next digest. Within the caller's transaction; the caller wakes the sending once that is
    /// committed.
    public void enqueue(List<Match> matches) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement enqueue = connection.prepareStatement(ENQUEUE)) {
            enqueue.setArray(1, connection.createArrayOf("uuid", column(matches, Match::subscription)));
            enqueue.setArray(2, connection.createArrayOf("bigint", column(matches, Match::sequence)));
            enqueue.setArray(3, connection.createArrayOf("bigint", column(matches, Match::operation)));
            enqueue.setArray(4, connection.createArrayOf("bigint", column(matches, Match::place)));
            enqueue.setArray(5, connection.createArrayOf("text", column(matches, Match::subject)));
            enqueue.setArray(6, connection.createArrayOf("text", column(matches, Match::followed)));
            enqueue.setObject(7, Rows.time(now));
            enqueue.setObject(8, Rows.time(now));
            enqueue.setObject(9, Rows.time(now));
            enqueue.executeUpdate();
            tellOthers(connection);
        }
    }

    /// Locks lanes until the end of the caller's transaction, in the order in which everybody does.
    void lock(List<UUID> subscriptions) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setArray(1, connection.createArrayOf("uuid", subscriptions.toArray()));
            lock.execute();
        }
    }

    /// Tells the other replicas, once the transaction is committed.
    void tellOthers(Connection connection) throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement(NOTIFY)) {
            notify.setString(1, DueListener.CHANNEL);
            notify.setString(2, sending.replicaName());
            notify.execute();
        }
    }

    private static @Nullable Object[] bulkKeys(List<LoggedEvent> events) {
        return events.stream().map(Told::bulkKey).toArray();
    }

    private static <T> @Nullable Object[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream().map(value).toArray();
    }
}
