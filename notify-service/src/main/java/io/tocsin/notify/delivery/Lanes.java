package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.notify.circuit.Circuit;
import io.tocsin.notify.circuit.Health;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.subscription.Terms;
import io.tocsin.notify.vault.RowId;
import io.tocsin.notify.vault.Sealed;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lanes in the database, one a subscription. Replicas share them by claiming: a lane is driven by
/// one at a time, which keeps the order of its numbers and the number of requests to its endpoint.
@ApplicationScoped
class Lanes {
    private static final String CLAIM = """
            with due as (
                select subscription_id from own.lane
                where open and due_at <= ? and (claimed_until is null or claimed_until <= ?)
                order by due_at
                limit ?
                for update skip locked)
            update own.lane l
            set claimed_by = ?, claimed_until = ?, fence = l.fence + 1
            from due join own.subscription s on s.id = due.subscription_id
                cross join lateral (
                    select array_agg(id order by id desc) as ids,
                        array_agg(secret order by id desc) as secrets,
                        array_agg(encryption_key order by id desc) as keys
                    from own.secret
                    where subscription_id = s.id and (expires_at is null or expires_at > ?)) k
                left join own.receiver r on r.subscription_id = s.id
            where l.subscription_id = due.subscription_id
            returning l.subscription_id, l.tenant, s.url, l.heartbeat, l.fence,
                k.ids, k.secrets, k.keys, r.settings, r.encryption_key, s.format, s.digest_seconds is not null as gathered,
                s.ordered, s.ordered_by, s.timeout_ms, s.concurrency, s.per_second, s.retries_ms,
                l.full_at, l.failures, l.trips, l.open_until, l.last_success_at, l.last_failure_at, l.last_error,
                l.failing_since, l.exhausted
            """;

    /// Of a pending delivery `d`, that none before it is pending which is about the same subject.
    static final String FIRST_OF_ITS_SUBJECT = """
            not exists (
                select from own.delivery e
                where e.subscription_id = d.subscription_id and e.subject = d.subject and e.number < d.number
                    and e.state = 'pending')
            and (d.follows is null or not exists (
                select from own.delivery e
                where e.subscription_id = d.subscription_id and e.subject = any(d.follows) and e.number < d.number
                    and e.state = 'pending'))
            """;

    private static final String RENEW = """
            update own.lane set claimed_until = ? where subscription_id = ? and fence = ?
            """;

    private static final String ON_TRIAL = """
            update own.lane
            set open_until = ?, not_before = null, due_at = case when due_at is null then null else ? end
            where subscription_id = ? and open_until > ?
            """;

    private static final String NEXT_DUE = """
            select min(greatest(due_at, claimed_until)) from own.lane where open and due_at is not null
            """;

    private static final String DUE = """
            select number, sequence, operation, attempts, tries, due_at from own.delivery
            where subscription_id = ? and state = 'pending' and due_at <= ?
            order by due_at, number
            limit ?
            """;

    private static final String HEAD = """
            select number, sequence, operation, attempts, tries, due_at from own.delivery
            where subscription_id = ? and state = 'pending'
            order by number
            limit ?
            """;

    private static final String DUE_BY_SUBJECT = """
            select number, sequence, operation, attempts, tries, due_at from own.delivery d
            where subscription_id = ? and state = 'pending' and due_at <= ? and %s
            order by due_at, number
            limit ?
            """.formatted(FIRST_OF_ITS_SUBJECT);

    private final AgroalDataSource database;
    private final DeliveryConfig config;

    Lanes(AgroalDataSource database, DeliveryConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Claims up to so many lanes that have something due, those that wait longest first.
    List<Claim> claim(Replica replica, int limit, Instant now, Instant until) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, Rows.time(now));
            claim.setObject(2, Rows.time(now));
            claim.setInt(3, limit);
            claim.setString(4, replica.name());
            claim.setObject(5, Rows.time(until));
            claim.setObject(6, Rows.time(now));
            try (ResultSet rows = claim.executeQuery()) {
                List<Claim> claims = new ArrayList<>();
                while (rows.next()) {
                    claims.add(claim(rows, until));
                }
                return claims;
            }
        }
    }

    private Claim claim(ResultSet row, Instant until) throws SQLException {
        Terms terms = Terms.stored(
                row.getBoolean("ordered"),
                row.getString("ordered_by"),
                row.getObject("timeout_ms", Long.class),
                row.getObject("concurrency", Integer.class),
                row.getObject("per_second", Integer.class),
                waits(row.getArray("retries_ms")));
        UUID subscription = row.getObject("subscription_id", UUID.class);
        Endpoint endpoint = new Endpoint(
                subscription,
                row.getString("tenant"),
                row.getString("url"),
                Format.of(row.getString("format")),
                row.getBoolean("gathered"),
                secrets(subscription, row.getArray("ids"), row.getArray("secrets"), row.getArray("keys")),
                receiver(subscription, row.getBytes("settings"), row.getString("encryption_key")),
                terms.timeout() == null ? config.timeout() : terms.timeout());
        Health health = new Health(
                Circuit.stored(row.getInt("failures"), row.getInt("trips"), Rows.optional(row, "open_until")),
                Rows.optional(row, "last_success_at"),
                Rows.optional(row, "last_failure_at"),
                row.getString("last_error"),
                Rows.optional(row, "failing_since"),
                row.getInt("exhausted"));
        return new Claim(
                endpoint,
                terms,
                row.getBoolean("heartbeat"),
                health,
                Rows.optional(row, "full_at"),
                row.getLong("fence"),
                until);
    }

    /// Whether the claim still held and now lasts until then.
    boolean renew(Claim claim, Instant until) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement renew = connection.prepareStatement(RENEW)) {
            renew.setObject(1, Rows.time(until));
            renew.setObject(2, claim.endpoint().subscription());
            renew.setLong(3, claim.fence());
            return renew.executeUpdate() == 1;
        }
    }

    /// Ends the pause of an endpoint that has shown that it works: what is due is tried now.
    void tryNow(UUID subscription, Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement trial = connection.prepareStatement(ON_TRIAL)) {
            trial.setObject(1, Rows.time(now));
            trial.setObject(2, Rows.time(now));
            trial.setObject(3, subscription);
            trial.setObject(4, Rows.time(now));
            trial.executeUpdate();
        }
    }

    /// When the next lane has something due, or the claim on it ends; empty where nothing is pending
    /// anywhere.
    Optional<Instant> nextDue() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(NEXT_DUE);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getObject(1) == null ? Optional.empty() : Optional.of(Rows.instant(rows, 1));
        }
    }

    /// What is to be sent on the lane now, in the order in which to begin: by number, where nothing has
    /// failed. On a lane ordered as a whole the list ends before the first delivery that is not due; on one
    /// ordered by subject it has only the first of each.
    List<DueDelivery> due(Claim claim, int limit, Instant now) throws SQLException {
        return switch (claim.terms().order()) {
            case NONE -> read(DUE, claim, limit, now);
            case BY_SUBJECT -> read(DUE_BY_SUBJECT, claim, limit, now);
            case WHOLE ->
                read(HEAD, claim, limit, null).stream()
                        .takeWhile(delivery -> !delivery.state().dueAt().isAfter(now))
                        .toList();
        };
    }

    private List<DueDelivery> read(String sql, Claim claim, int limit, @Nullable Instant dueUntil) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int parameter = 1;
            query.setObject(parameter++, claim.endpoint().subscription());
            if (dueUntil != null) {
                query.setObject(parameter++, Rows.time(dueUntil));
            }
            query.setInt(parameter, limit);
            try (ResultSet rows = query.executeQuery()) {
                List<DueDelivery> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(new DueDelivery(
                            rows.getLong(1),
                            rows.getObject(2) == null
                                    ? new Content.OfOperation(rows.getLong(3))
                                    : new Content.OfEvent(rows.getLong(2)),
                            rows.getInt(4),
                            new DeliveryState.Pending(rows.getInt(5), Rows.instant(rows, 6))));
                }
                return due;
            }
        }
    }

    private static @Nullable Sealed receiver(UUID subscription, byte @Nullable [] settings, @Nullable String key) {
        return settings == null ? null : new Sealed(RowId.receiver(subscription), settings, key);
    }

    private static List<Sealed> secrets(
            UUID subscription, @Nullable Array ids, @Nullable Array secrets, @Nullable Array keys) throws SQLException {
        if (ids == null || secrets == null || keys == null) {
            return List.of();
        }
        Long[] id = (Long[]) ids.getArray();
        byte[][] secret = (byte[][]) secrets.getArray();
        @Nullable String[] key = (String[]) keys.getArray();
        List<Sealed> kept = new ArrayList<>(id.length);
        for (int i = 0; i < id.length; i++) {
            kept.add(new Sealed(RowId.webhookSecret(id[i], subscription), secret[i], key[i]));
        }
        return kept;
    }

    private static Long @Nullable [] waits(@Nullable Array waits) throws SQLException {
        return waits == null ? null : (Long[]) waits.getArray();
    }
}
