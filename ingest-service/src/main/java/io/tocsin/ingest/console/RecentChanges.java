package io.tocsin.ingest.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/// Counts what changed at each source in the last days. First snapshots are no change.
@ApplicationScoped
class RecentChanges {
    /// How far back among the runs it looks, so that the time it takes does not grow with the years.
    private static final int RUNS = 50_000;

    private final DataSource database;

    RecentChanges(DataSource database) {
        this.database = database;
    }

    /// For each source that changed, {@link Sparkline#DAYS} counts, the last of which is today's.
    @Transactional
    Map<String, List<Integer>> until(LocalDate today) {
        LocalDate first = today.minusDays(Sparkline.DAYS - 1L);
        Map<String, List<Integer>> changes = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select source, (finished_at at time zone 'UTC')::date as day,
                            sum(listed + amended + delisted + rekeyed + announced)
                        from own.run
                        where number > (select runs from own.log_head) - ? and outcome = 'published'
                            and finished_at >= ? and finished_at < ?
                        group by source, day
                        """)) {
            select.setInt(1, RUNS);
            select.setObject(2, first.atStartOfDay().atOffset(ZoneOffset.UTC));
            select.setObject(3, today.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    int day = Math.toIntExact(ChronoUnit.DAYS.between(first, row.getObject(2, LocalDate.class)));
                    changes.computeIfAbsent(row.getString(1), source -> none()).set(day, row.getInt(3));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("recent changes cannot be counted: " + e.getMessage(), e);
        }
        return changes;
    }

    /// No change on any day.
    static List<Integer> none() {
        return new ArrayList<>(Collections.nCopies(Sparkline.DAYS, 0));
    }
}
