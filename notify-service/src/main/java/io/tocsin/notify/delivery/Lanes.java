package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.signature.WebhookSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
            where l.subscription_id = due.subscription_id
            returning l.subscription_id, l.tenant, s.url, s.ordered, l.heartbeat, l.fence,
                (select array_agg(k.secret order by k.id desc) from own.secret k
                 where k.subscription_id = s.id and (k.expires_at is null or k.expires_at > ?)),
                s.format, s.digest_seconds is not null
            """;

    private static final String RENEW = """
            update own.lane set claimed_until = ? where subscription_id = ? and fence = ?
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

    private final AgroalDataSource database;

    Lanes(AgroalDataSource database) {
        this.database = database;
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
                    Endpoint endpoint = new Endpoint(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            Format.of(rows.getString(8)),
                            rows.getBoolean(9),
                            keys(rows.getArray(7)));
                    claims.add(new Claim(endpoint, rows.getBoolean(4), rows.getBoolean(5), rows.getLong(6), until));
                }
                return claims;
            }
        }
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

    /// What is to be sent on the lane now, in the order in which to send it: by number, where nothing has
    /// failed. On an ordered lane the list ends before the first delivery that is not due.
    List<DueDelivery> due(Claim claim, int limit, Instant now) throws SQLException {
        List<DueDelivery> due = read(claim, limit, claim.ordered() ? null : now);
        if (!claim.ordered()) {
            return due;
        }
        return due.stream()
                .takeWhile(delivery -> !delivery.state().dueAt().isAfter(now))
                .toList();
    }

    private List<DueDelivery> read(Claim claim, int limit, @Nullable Instant dueUntil) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(dueUntil == null ? HEAD : DUE)) {
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

    private static List<WebhookSecret> keys(@Nullable Array secrets) throws SQLException {
        return secrets == null
                ? List.of()
                : Arrays.stream((byte[][]) secrets.getArray())
                        .map(WebhookSecret::of)
                        .toList();
    }
}
