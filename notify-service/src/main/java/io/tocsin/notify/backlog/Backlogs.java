package io.tocsin.notify.backlog;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts what waits and tells how the latest attempts went. Every question reads a bounded part of the
/// attempts, however many there are.
@ApplicationScoped
public class Backlogs {
    private static final String OF_ENDPOINTS = """
            select s.id, p.pending, p.oldest, p.next, e.exhausted, l.last_success_at, l.last_failure_at,
                regexp_replace(l.last_error, '^The endpoint', 'It')
            from own.subscription s join own.lane l on l.subscription_id = s.id
                cross join lateral (
                    select count(*) as pending, min(created_at) as oldest, min(due_at) as next
                    from own.delivery d where d.subscription_id = s.id and d.state = 'pending') p
                cross join lateral (
                    select count(*) as exhausted
                    from own.delivery d where d.subscription_id = s.id and d.state = 'exhausted') e
            where s.tenant = ? and s.id = any(?)
            """;

    /// Days before the deliveries were made are not looked through; by an hour clocks may differ.
    private static final String LAST_ATTEMPTS = """
            with newest as materialized (
                select number, created_at from own.delivery where subscription_id = ? order by number desc limit ?),
            latest as (
                select a.id, a.at from own.attempt a
                where a.subscription_id = ? and a.tenant = ? and a.number in (select number from newest)
                    and a.at > (select min(created_at) - interval '1 hour' from newest)
                union
                select a.id, a.at from own.attempt a where a.subscription_id = ? and a.tenant = ? and a.number = 0
                union
                select a.id, a.at from own.attempt a
                where a.id > (select coalesce(max(id), 0) from own.attempt) - ?
                    and a.subscription_id = ? and a.tenant = ?
                order by id desc
                limit ?)
            select a.id, a.number, a.attempt, coalesce(e.type, o.type, 'endpoint.test'), a.at, a."trigger",
                a.outcome, a.status, a.error, a.duration_ms, a.response
            from latest join own.attempt a using (id, at)
                left join own.delivery d on d.subscription_id = a.subscription_id and d.number = a.number
                left join own.event e on e.sequence = d.sequence
                left join own.operation o on o.number = d.operation
            order by a.id desc
            """;

    private static final String OF_TENANTS = """
            select tenant, count(*), count(distinct subscription_id), min(created_at),
                count(*) filter (where due_at < ?)
            from own.delivery d
            where state = 'pending' and tenant > ?
                and exists (select from own.subscription s where s.id = d.subscription_id and s.deleted_at is null)
            group by tenant
            order by tenant
            limit ?
            """;

    private static final String WORST = """
            select s.id, s.tenant, s.url, s.state, r.attempts, r.failed, r.median, r.slowest
            from (
                select subscription_id, count(*) as attempts, count(*) filter (where outcome = 'failed') as failed,
                    percentile_disc(0.5) within group (order by duration_ms) as median, max(duration_ms) as slowest
                from own.attempt
                where id > (select coalesce(max(id), 0) from own.attempt) - ?
                group by subscription_id) r
                join own.subscription s on s.id = r.subscription_id
            where s.deleted_at is null and %s
            order by %s, s.id
            limit ?
            """;

    private static final String EXHAUSTED = """
            select coalesce(split_part(a.error, ':', 1), 'It answered ' || a.status || '.', 'Not known any more.') as reason,
                count(*), count(distinct d.subscription_id), max(d.settled_at)
            from (
                select subscription_id, number, attempts, settled_at from own.delivery
                where state = 'exhausted'
                order by settled_at desc
                limit ?) d
                left join own.attempt a
                    on a.subscription_id = d.subscription_id and a.number = d.number and a.attempt = d.attempts
                        and a.at > d.settled_at - interval '1 hour' and a.at <= d.settled_at
            group by reason
            order by count(*) desc, reason
            limit ?
            """;

    private final AgroalDataSource database;
    private final BacklogConfig config;
    private final Clock clock;

    Backlogs(AgroalDataSource database, BacklogConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// By which of their faults endpoints are told.
    public enum Fault {
        SLOWEST("true", "r.median desc"),
        FAILING("r.failed > 0", "r.failed desc");

        private final String condition;
        private final String order;

        Fault(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }
    }

    /// Of these endpoints of a tenant.
    public Map<UUID, EndpointBacklog> of(String tenant, Collection<UUID> subscriptions) throws SQLException {
        return read(
                        OF_ENDPOINTS,
                        (connection, query) -> {
                            query.setString(1, tenant);
                            query.setArray(2, connection.createArrayOf("uuid", subscriptions.toArray()));
                        },
                        rows -> new EndpointBacklog(
                                rows.getObject(1, UUID.class),
                                rows.getLong(2),
                                instant(rows, 3),
                                instant(rows, 4),
                                rows.getLong(5),
                                instant(rows, 6),
                                instant(rows, 7),
                                rows.getString(8)))
                .stream()
                .collect(Collectors.toMap(EndpointBacklog::subscription, Function.identity()));
    }

    /// The latest attempts at one endpoint of a tenant, tests among them, the newest first.
    public List<LastAttempt> lastAttempts(String tenant, UUID subscription, int limit) throws SQLException {
        return read(
                LAST_ATTEMPTS,
                (connection, query) -> {
                    query.setObject(1, subscription);
                    query.setInt(2, limit);
                    query.setObject(3, subscription);
                    query.setString(4, tenant);
                    query.setObject(5, subscription);
                    query.setString(6, tenant);
                    query.setInt(7, config.attempts());
                    query.setObject(8, subscription);
                    query.setString(9, tenant);
                    query.setInt(10, limit);
                },
                rows -> new LastAttempt(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getInt(3),
                        rows.getString(4),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getObject(8, Integer.class),
                        rows.getString(9),
                        rows.getLong(10),
                        rows.getString(11)));
    }

    /// Of all tenants for whom something waits, by their names, after one of them.
    public List<TenantBacklog> ofTenants(String after, int limit) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return read(
                OF_TENANTS,
                (connection, query) -> {
                    query.setObject(1, now);
                    query.setString(2, after);
                    query.setInt(3, limit);
                },
                rows -> new TenantBacklog(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant(),
                        rows.getLong(5)));
    }

    /// The endpoints that did worst among the latest attempts, of all tenants.
    public List<WorstEndpoint> worst(Fault fault) throws SQLException {
        return read(
                WORST.formatted(fault.condition, fault.order),
                (connection, query) -> {
                    query.setInt(1, config.attempts());
                    query.setInt(2, config.worst());
                },
                rows -> new WorstEndpoint(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        host(rows.getString(3)),
                        rows.getString(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8)));
    }

    /// Why the latest exhausted deliveries were not taken, the most frequent reason first.
    public List<ExhaustedReason> exhausted() throws SQLException {
        return read(
                EXHAUSTED,
                (connection, query) -> {
                    query.setInt(1, config.exhausted());
                    query.setInt(2, config.worst());
                },
                rows -> new ExhaustedReason(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getObject(4, OffsetDateTime.class).toInstant()));
    }

    /// What of a URL is no secret.
    static String host(String url) {
        try {
            URI uri = URI.create(url);
            String host = uri.getHost();
            return host == null ? uri.getScheme() + ":" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private interface Binding {
        void bind(Connection connection, PreparedStatement query) throws SQLException;
    }

    private interface Mapping<T> {
        T map(ResultSet rows) throws SQLException;
    }

    private <T> List<T> read(String sql, Binding binding, Mapping<T> mapping) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(connection, query);
            try (ResultSet rows = query.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(mapping.map(rows));
                }
                return read;
            }
        }
    }

    private static @Nullable Instant instant(ResultSet rows, int column) throws SQLException {
        OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
