package io.tocsin.notify.subscription;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Remembers for each subscription on how many events the expression of its filter failed, and what came
/// last. Those events were sent.
@ApplicationScoped
public class FilterErrors {
    /// Where a library's words end.
    private static final int MAX_REASON = 500;

    private static final String ADD = """
            update own.subscription s
            set filter_errors = s.filter_errors + e.count, filter_error_sequence = e.sequence,
                filter_error_at = ?, filter_error = e.reason
            from unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::text[]) as e (id, count, sequence, reason)
            where s.id = e.id
            """;

    private final AgroalDataSource database;
    private final Clock clock;

    FilterErrors(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// What one transaction of the fold came upon.
    public static final class Batch {
        private final Map<UUID, Failed> failed = new LinkedHashMap<>();

        /// The expression of that subscription failed on that event of the log.
        public void add(UUID subscription, long sequence, String reason) {
            failed.merge(
                    subscription,
                    new Failed(1, sequence, reason),
                    (before, now) -> new Failed(before.count() + 1, now.sequence(), now.reason()));
        }
    }

    private record Failed(long count, long sequence, String reason) {
        String shortReason() {
            return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON) + "…";
        }
    }

    /// Within the caller's transaction, which holds the roster: no subscription changes meanwhile.
    public void write(Batch batch) throws SQLException {
        if (batch.failed.isEmpty()) {
            return;
        }
        List<Failed> failed = List.copyOf(batch.failed.values());
        try (Connection connection = database.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            add.setArray(
                    2, connection.createArrayOf("uuid", batch.failed.keySet().toArray()));
            add.setArray(
                    3,
                    array(
                            connection,
                            "bigint",
                            failed.stream().map(Failed::count).toArray()));
            add.setArray(
                    4,
                    array(
                            connection,
                            "bigint",
                            failed.stream().map(Failed::sequence).toArray()));
            add.setArray(
                    5,
                    array(
                            connection,
                            "text",
                            failed.stream().map(Failed::shortReason).toArray()));
            add.executeUpdate();
        }
    }

    private static java.sql.Array array(Connection connection, String type, @Nullable Object[] values)
            throws SQLException {
        return connection.createArrayOf(type, values);
    }
}
