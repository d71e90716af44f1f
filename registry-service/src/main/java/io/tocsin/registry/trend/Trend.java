package io.tocsin.registry.trend;

import io.tocsin.registry.trend.Beginnings.Count;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Counts when the designations of the lists began. One count at a time, and one serves all who ask soon
/// after.
@ApplicationScoped
public class Trend {
    /// The day of the act where a document has it; else the time of the document, but for a first list, whose
    /// entries are older than that. Of those taken off, what was known before; of those renumbered, what was
    /// known under the old id.
    private static final String COUNT = """
            SELECT to_char(began.since AT TIME ZONE 'UTC', 'YYYY-MM'), state.authority, state.countries, count(*)
            FROM fold.designation state
            LEFT JOIN fold.rekeying before ON before.new_id = state.id
            CROSS JOIN LATERAL (
                SELECT CASE
                    WHEN state.status = 'listed' AND state.since_basis = 'designatedOn' THEN state.since
                    ELSE (
                        SELECT CASE
                            WHEN since_basis = 'designatedOn' OR event_head LIKE '%"baseline":false%' THEN since
                        END
                        FROM fold.revision
                        WHERE designation_id IN (state.id, before.old_id) AND type = 'designation.listed'
                        ORDER BY sequence DESC
                        LIMIT 1)
                END AS since) began
            WHERE state.status IN ('listed', 'delisted') AND NOT EXISTS (
                SELECT FROM fold.rekeying WHERE old_id = state.id AND rekeying.sequence > state.sequence)
            GROUP BY 1, 2, 3
            """;

    private final DataSource database;
    private final Clock clock;
    private final TrendConfig config;
    private @Nullable Beginnings last;
    private Instant countedAt = Instant.EPOCH;

    Trend(DataSource database, Clock clock, TrendConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    /// When the designations began that are known now.
    public synchronized Beginnings beginnings() throws SQLException {
        Beginnings before = last;
        if (before != null && clock.instant().isBefore(countedAt.plus(config.freshFor()))) {
            return before;
        }
        Beginnings counted = count();
        last = counted;
        countedAt = clock.instant();
        return counted;
    }

    private Beginnings count() throws SQLException {
        List<Count> counts = new ArrayList<>();
        long undated = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String month = row.getString(1);
                if (month == null) {
                    undated += row.getLong(4);
                } else {
                    counts.add(new Count(
                            YearMonth.parse(month),
                            row.getString(2),
                            List.of((String[]) row.getArray(3).getArray()),
                            row.getLong(4)));
                }
            }
        }
        return new Beginnings(counts, undated);
    }
}
