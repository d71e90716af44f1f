package io.tocsin.notify.preview;

import io.agroal.api.AgroalDataSource;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.notify.subscription.EventFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// Shows history to a filter, by the same code that decides at the fold. Baseline events are left out:
/// of those nobody asked for, nothing is kept here.
@ApplicationScoped
class Previews {
    private static final String EVENTS = """
            select json from own.event
            where not baseline and emitted_at >= ? and sequence >= (
                select coalesce(min(sequence), 0) from (
                    select sequence from own.event where not baseline and emitted_at >= ?
                    order by sequence desc limit ?) newest)
            order by sequence
            """;

    /// Notices of the tenants' own endpoints have numbers below zero; a filter is not asked of them here.
    private static final String OPERATIONS = """
            select json from (
                select number, json from own.operation where number > 0 and at >= ? and at >= ?
                order by number desc limit ?) newest
            order by number
            """;

    private static final int ROWS_AT_A_TIME = 500;

    private final AgroalDataSource database;
    private final PreviewConfig config;

    Previews(AgroalDataSource database, PreviewConfig config) {
        this.database = database;
        this.config = config;
    }

    /// What the filter would have sent since then.
    ///
    /// @param shown how many of the newest items to show
    @Transactional(rollbackOn = Exception.class)
    Preview of(EventFilter filter, Instant since, int shown) throws SQLException {
        Tally tally = new Tally(filter, shown);
        long end = System.nanoTime() + config.timeout().toNanos();
        try (Connection connection = database.getConnection()) {
            limitTime(connection);
            boolean complete =
                    read(connection, OPERATIONS, since, end, json -> tally.offer(NumberedOperation.read(json)))
                            & read(connection, EVENTS, since, end, json -> tally.offer(EventCodec.read(json)));
            return tally.preview(since, complete);
        }
    }

    /// Whether that was all there is, and not only the newest, or as much as there was time for.
    private boolean read(Connection connection, String sql, Instant since, long end, Consumer<String> look)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, since.atOffset(ZoneOffset.UTC));
            query.setObject(2, since.atOffset(ZoneOffset.UTC));
            query.setInt(3, config.maxScanned());
            query.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet rows = query.executeQuery()) {
                int read = 0;
                while (rows.next()) {
                    if (System.nanoTime() - end > 0) {
                        return false;
                    }
                    look.accept(rows.getString(1));
                    read++;
                }
                return read < config.maxScanned();
            }
        }
    }

    private void limitTime(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set local statement_timeout = " + config.timeout().toMillis());
        }
    }
}
