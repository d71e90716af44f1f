package io.tocsin.notify.delivery;

import io.agroal.api.AgroalDataSource;
import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a subscription was given and what came of it, page by page.
@ApplicationScoped
class DeliveryHistory {
    private static final String DELIVERIES = """
            select d.number, d.sequence, coalesce(e.event_id, o.operation_id), coalesce(e.type, o.type), d.state,
                d.attempts, d.due_at, d.settled_at, d.created_at
            from own.delivery d
                left join own.event e using (sequence)
                left join own.operation o on o.number = d.operation
            where d.subscription_id = ? and d.number < ?%s
            order by d.number desc
            limit ?
            """;

    /// Days before it was made are not looked through; by an hour clocks may differ.
    private static final String ATTEMPTS = """
            select attempt, at, "trigger", url, outcome, status, error, duration_ms, response
            from own.attempt
            where subscription_id = ? and number = ? and tenant = ? and attempt > ?
                and at > (select created_at - interval '1 hour' from own.delivery
                          where subscription_id = ? and number = ?)
            order by attempt
            limit ?
            """;

    private static final String EXISTS = """
            select exists (
                select from own.delivery d join own.subscription s on s.id = d.subscription_id
                where d.subscription_id = ? and d.number = ? and d.tenant = ? and s.deleted_at is null)
            """;

    private static final String EVENTS = """
            select d.number, coalesce(e.event_id, o.operation_id), coalesce(e.type, o.type),
                coalesce(e.emitted_at, o.at), coalesce(e.json, o.json)
            from own.delivery d
                left join own.event e using (sequence)
                left join own.operation o on o.number = d.operation
            where d.subscription_id = ? and d.number > ?
            order by d.number
            limit ?
            """;

    private final AgroalDataSource database;
    private final Formats formats;

    DeliveryHistory(AgroalDataSource database, Formats formats) {
        this.database = database;
        this.formats = formats;
    }

    /// The body of one delivery.
    record Numbered(long number, String body) {}

    /// The newest first, below a number.
    ///
    /// @param state in which they are, null for any
    List<DeliveryView> deliveries(UUID subscription, @Nullable StateName state, long below, int limit)
            throws SQLException {
        return read(
                DELIVERIES.formatted(state == null ? "" : " and d.state = '" + state.wireName() + "'"),
                query -> {
                    query.setObject(1, subscription);
                    query.setLong(2, below);
                    query.setInt(3, limit);
                },
                rows -> new DeliveryView(
                        new DeliveryId(subscription, rows.getLong(1)).toString(),
                        rows.getLong(1),
                        rows.getObject(2, Long.class),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getInt(6),
                        optional(rows, 7),
                        optional(rows, 8),
                        Rows.instant(rows, 9)));
    }

    /// The attempts of a delivery after a number, the oldest first.
    List<AttemptView> attempts(DeliveryId delivery, String tenant, int after, int limit) throws SQLException {
        return read(
                ATTEMPTS,
                query -> {
                    query.setObject(1, delivery.subscription());
                    query.setLong(2, delivery.number());
                    query.setString(3, tenant);
                    query.setInt(4, after);
                    query.setObject(5, delivery.subscription());
                    query.setLong(6, delivery.number());
                    query.setInt(7, limit);
                },
                rows -> new AttemptView(
                        rows.getInt(1),
                        Rows.instant(rows, 2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getObject(6, Integer.class),
                        rows.getString(7),
                        rows.getLong(8),
                        rows.getString(9)));
    }

    /// Whether the tenant has that delivery.
    boolean exists(DeliveryId delivery, String tenant) throws SQLException {
        return read(
                        EXISTS,
                        query -> {
                            query.setObject(1, delivery.subscription());
                            query.setLong(2, delivery.number());
                            query.setString(3, tenant);
                        },
                        rows -> rows.getBoolean(1))
                .getFirst();
    }

    /// The bodies above a number, in the order of the numbers: byte for byte what an endpoint is sent that is
    /// told events as they are, but never reduced.
    List<Numbered> events(UUID subscription, long after, int limit) throws SQLException {
        return read(
                EVENTS,
                query -> {
                    query.setObject(1, subscription);
                    query.setLong(2, after);
                    query.setInt(3, limit);
                },
                rows -> new Numbered(
                        rows.getLong(1),
                        formats.whole(new News(
                                rows.getObject(2, UUID.class),
                                rows.getString(3),
                                Rows.instant(rows, 4),
                                rows.getString(5)))));
    }

    private interface Binding {
        void bind(PreparedStatement query) throws SQLException;
    }

    private interface Mapping<T> {
        T map(ResultSet rows) throws SQLException;
    }

    private <T> List<T> read(String sql, Binding binding, Mapping<T> mapping) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            binding.bind(query);
            try (ResultSet rows = query.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(mapping.map(rows));
                }
                return read;
            }
        }
    }

    private static @Nullable Instant optional(ResultSet rows, int column) throws SQLException {
        return rows.getObject(column) == null ? null : Rows.instant(rows, column);
    }
}
