package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.notify.circuit.Circuit;
import io.tocsin.notify.circuit.Health;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Writes what came of attempts, and gives lanes back, many in one transaction. A result counts only
/// while its claim holds and the delivery is as the claim saw it: what a replica that lost its claim
/// reports changes nothing.
@ApplicationScoped
class AttemptLog {
    private static final String RESULTS = """
            with result as (
                select * from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::int[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
                    ?::int[], ?::text[], ?::bigint[], ?::text[])
                as r (subscription_id, number, fence, attempts, state, tries,
                    due_at, settled_at, at, trigger, url, outcome,
                    status, error, duration_ms, response)),
            recorded as (
                update own.delivery d
                set state = r.state, tries = r.tries, attempts = d.attempts + 1, due_at = r.due_at,
                    settled_at = r.settled_at
                from result r join own.lane l on l.subscription_id = r.subscription_id and l.fence = r.fence
                where d.subscription_id = r.subscription_id and d.number = r.number
                    and d.attempts = r.attempts and d.state = 'pending'
                returning d.subscription_id, d.number, d.tenant, d.attempts)
            insert into own.attempt (subscription_id, number, tenant, attempt, at, "trigger", url, outcome,
                status, error, duration_ms, response)
            select r.subscription_id, r.number, d.tenant, d.attempts, r.at, r.trigger, r.url, r.outcome,
                r.status, r.error, r.duration_ms, r.response
            from result r join recorded d using (subscription_id, number)
            """;

    private static final String TEST = """
            insert into own.attempt (subscription_id, number, tenant, attempt, at, "trigger", url, outcome,
                status, error, duration_ms, response)
            values (?, 0, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String LOCK = """
            select subscription_id from own.lane where subscription_id = any(?) order by subscription_id for update
            """;

    private static final String RELEASE = """
            update own.lane l
            set claimed_by = null, claimed_until = null, full_at = r.full_at, not_before = r.not_before,
                failures = r.failures, trips = r.trips, open_until = r.open_until,
                last_success_at = r.last_success_at, last_failure_at = r.last_failure_at, last_error = r.last_error,
                failing_since = r.failing_since, exhausted = r.exhausted,
                due_at = case when l.heartbeat then greatest(r.released_at, r.not_before)
                    when r.due_at is null then null else greatest(r.due_at, r.released_at, r.not_before) end
            from (
                select r.*, ?::timestamptz as released_at,
                    case r.pending_order
                        when 'WHOLE' then (select d.due_at from own.delivery d
                              where d.subscription_id = r.subscription_id and d.state = 'pending'
                              order by d.number limit 1)
                        when 'BY_SUBJECT' then (select d.due_at from own.delivery d
                              where d.subscription_id = r.subscription_id and d.state = 'pending' and %s
                              order by d.due_at limit 1)
                        else (select min(d.due_at) from own.delivery d
                              where d.subscription_id = r.subscription_id and d.state = 'pending')
                    end as due_at
                from unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::timestamptz[], ?::int[])
                as r (subscription_id, fence, pending_order, full_at, not_before, failures, trips,
                    open_until, last_success_at, last_failure_at, last_error, failing_since, exhausted)) r
            where l.subscription_id = r.subscription_id and l.fence = r.fence
            """.formatted(Lanes.FIRST_OF_ITS_SUBJECT);

    private final AgroalDataSource database;
    private final int maxKeptAnswer;

    AttemptLog(AgroalDataSource database, DeliveryConfig config) {
        this.database = database;
        this.maxKeptAnswer = config.maxKeptAnswer();
    }

    /// What came of one attempt of a delivery.
    record Result(Claim claim, DueDelivery delivery, DeliveryState state, Attempt attempt) {}

    /// That a lane is given back.
    ///
    /// @param health how its endpoint has answered by now
    /// @param fullAt when the bucket that keeps its pace will be full, null where there is none
    /// @param notBefore until when nothing is sent on it, whatever is due; null where it goes on
    record Release(
            Claim claim,
            Health health,
            @Nullable Instant fullAt,
            @Nullable Instant notBefore) {
        @Nullable
        Instant openUntil() {
            return switch (health.circuit()) {
                case Circuit.Closed closed -> null;
                case Circuit.Open open -> open.until();
            };
        }

        int trips() {
            return switch (health.circuit()) {
                case Circuit.Closed closed -> 0;
                case Circuit.Open open -> open.trips();
            };
        }
    }

    /// Writes the results and gives the lanes of the claims back; how many of the results counted.
    int write(List<Result> results, List<Release> releases, Instant now) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                int counted = results.isEmpty() ? 0 : record(connection, results);
                if (!releases.isEmpty()) {
                    release(connection, releases, now);
                }
                connection.commit();
                return counted;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /// Writes the attempt of a test.
    void writeTest(Endpoint endpoint, Attempt attempt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(TEST)) {
            insert.setObject(1, endpoint.subscription());
            insert.setString(2, endpoint.tenant());
            insert.setObject(3, Rows.time(attempt.at()));
            insert.setString(4, attempt.trigger().wireName());
            insert.setString(5, attempt.url());
            insert.setString(6, attempt.outcome());
            insert.setObject(7, status(attempt));
            insert.setString(8, error(attempt));
            insert.setLong(9, attempt.took().toMillis());
            insert.setString(10, kept(attempt));
            insert.executeUpdate();
        }
    }

    private int record(Connection connection, List<Result> results) throws SQLException {
        try (PreparedStatement record = connection.prepareStatement(RESULTS)) {
            Columns<Result> columns = new Columns<>(connection, record, results);
            columns.add("uuid", result -> result.claim().endpoint().subscription());
            columns.add("bigint", result -> result.delivery().number());
            columns.add("bigint", result -> result.claim().fence());
            columns.add("int", result -> result.delivery().attempts());
            columns.add("text", result -> StoredState.of(result.state()).name());
            columns.add("int", result -> tries(result));
            columns.add("timestamptz", result -> StoredState.of(result.state()).dueAt());
            columns.add("timestamptz", result -> StoredState.of(result.state()).settledAt());
            columns.add("timestamptz", result -> result.attempt().at());
            columns.add("text", result -> result.attempt().trigger().wireName());
            columns.add("text", result -> result.attempt().url());
            columns.add("text", result -> result.attempt().outcome());
            columns.add("int", result -> status(result.attempt()));
            columns.add("text", result -> error(result.attempt()));
            columns.add("bigint", result -> result.attempt().took().toMillis());
            columns.add("text", result -> kept(result.attempt()));
            return record.executeUpdate();
        }
    }

    /// The lanes are locked first and in one order, as the fold does: what it makes due meanwhile is seen
    /// after.
    private void release(Connection connection, List<Release> releases, Instant now) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK);
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            Columns<Release> locked = new Columns<>(connection, lock, releases);
            locked.add("uuid", r -> r.claim().endpoint().subscription());
            try (ResultSet rows = lock.executeQuery()) {
                release.setObject(1, Rows.time(now));
                Columns<Release> columns = new Columns<>(connection, release, releases).from(2);
                columns.add("uuid", r -> r.claim().endpoint().subscription());
                columns.add("bigint", r -> r.claim().fence());
                columns.add("text", r -> r.claim().terms().order().name());
                columns.add("timestamptz", Release::fullAt);
                columns.add("timestamptz", Release::notBefore);
                columns.add("int", r -> r.health().circuit().failures());
                columns.add("int", Release::trips);
                columns.add("timestamptz", Release::openUntil);
                columns.add("timestamptz", r -> r.health().lastSuccessAt());
                columns.add("timestamptz", r -> r.health().lastFailureAt());
                columns.add("text", r -> stored(r.health().lastError()));
                columns.add("timestamptz", r -> r.health().failingSince());
                columns.add("int", r -> r.health().exhausted());
                release.executeUpdate();
            }
        }
    }

    private static int tries(Result result) {
        return switch (result.state()) {
            case DeliveryState.Pending pending -> pending.tries();
            case DeliveryState.Delivered d -> result.delivery().state().tries() + 1;
            case DeliveryState.Exhausted e -> result.delivery().state().tries() + 1;
        };
    }

    private static @Nullable Integer status(Attempt attempt) {
        return switch (attempt.answer()) {
            case Answer.Answered answered -> answered.status();
            case Answer.Unanswered u -> null;
        };
    }

    private static @Nullable String error(Attempt attempt) {
        return switch (attempt.answer()) {
            case Answer.Answered a -> null;
            case Answer.Unanswered unanswered -> storable(unanswered.error());
        };
    }

    private @Nullable String kept(Attempt attempt) {
        return switch (attempt.answer()) {
            case Answer.Answered answered ->
                answered.body().isEmpty()
                        ? null
                        : storable(answered.body()
                                .substring(0, Math.min(answered.body().length(), maxKeptAnswer)));
            case Answer.Unanswered u -> null;
        };
    }

    /// PostgreSQL takes no character 0, and no half of a surrogate pair.
    private static String storable(String text) {
        StringBuilder storable = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0 && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE))
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static @Nullable String stored(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    /// Fills the parameters of a statement with arrays, column by column.
    private static final class Columns<T> {
        private final Connection connection;
        private final PreparedStatement statement;
        private final List<T> rows;
        private int parameter = 1;

        Columns(Connection connection, PreparedStatement statement, List<T> rows) {
            this.connection = connection;
            this.statement = statement;
            this.rows = rows;
        }

        Columns<T> from(int parameter) {
            this.parameter = parameter;
            return this;
        }

        void add(String type, Function<T, @Nullable Object> value) throws SQLException {
            Object[] values = rows.stream()
                    .map(value)
                    .map(v -> v instanceof Instant instant ? Objects.toString(instant) : v)
                    .toArray();
            Array array = connection.createArrayOf(type, values);
            statement.setArray(parameter++, array);
        }
    }
}
