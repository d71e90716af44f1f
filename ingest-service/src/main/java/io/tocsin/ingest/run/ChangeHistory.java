package io.tocsin.ingest.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// When each source changed, as its runs tell. A first snapshot is no change, nor is what a better parser found.
@ApplicationScoped
public class ChangeHistory {
    private static final String RHYTHMS = """
            with change as (
                select source, coalesce(published_at, observed_at) as at from own.run
                where outcome <> 'baseline' and first_sequence is not null
                    and listed + amended + delisted + rekeyed + announced > 0),
            interval as (
                select source, at,
                    extract(epoch from at - lag(at) over (partition by source order by at))::float8 as seconds
                from change)
            select source, max(at), count(*) filter (where seconds > 0), max(seconds),
                percentile_cont(0.5) within group (order by seconds) filter (where seconds > 0)
            from interval group by source
            """;

    private static final String DAILY = """
            select (observed_at at time zone 'UTC')::date, sum(listed + amended + delisted + rekeyed + announced)
            from own.run
            where source = ? and outcome <> 'baseline' and observed_at >= ?
            group by 1
            """;

    private static final String COUNTS = "select source, outcome, count(*) from own.run group by source, outcome";

    private final DataSource database;

    ChangeHistory(DataSource database) {
        this.database = database;
    }

    /// How often a source changes, by the times that it gives its documents, else those at which we got them.
    ///
    /// @param lastChange when it last did, null where it never has
    /// @param intervals how many intervals between changes have been seen
    /// @param longest the longest of them, null where there is none
    /// @param typical their median, null where there is none
    public record Rhythm(
            @Nullable Instant lastChange,
            int intervals,
            @Nullable Duration longest,
            @Nullable Duration typical) {
        /// Of a source that never changed.
        public static final Rhythm NONE = new Rhythm(null, 0, null, null);

        /// How long it has not changed now, null where it never has.
        public @Nullable Duration quiet(Instant now) {
            return lastChange == null || lastChange.isAfter(now) ? null : Duration.between(lastChange, now);
        }

        /// Whether it has not changed for longer than it ever has.
        ///
        /// @param intervalsAsked how many must have been seen to say so
        /// @param atLeast what is unusual for no source
        public boolean unusuallyQuiet(Instant now, int intervalsAsked, Duration atLeast) {
            Duration quiet = quiet(now);
            return quiet != null
                    && longest != null
                    && intervals >= intervalsAsked
                    && quiet.compareTo(longest) > 0
                    && quiet.compareTo(atLeast) > 0;
        }
    }

    /// By source; one that never changed is not in it.
    public Map<String, Rhythm> rhythms() {
        Map<String, Rhythm> rhythms = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(RHYTHMS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                rhythms.put(
                        row.getString(1),
                        new Rhythm(
                                row.getObject(2, OffsetDateTime.class).toInstant(),
                                row.getInt(3),
                                row.getInt(3) == 0 ? null : seconds(row.getDouble(4)),
                                row.getInt(3) == 0 ? null : seconds(row.getDouble(5))));
            }
            return rhythms;
        } catch (SQLException e) {
            throw new IllegalStateException("the changes of sources cannot be read: " + e.getMessage(), e);
        }
    }

    /// How many events of a source each day brought, the oldest first, the last one `today`.
    public List<Integer> daily(String source, LocalDate today, int days) {
        LocalDate first = today.minusDays(days - 1L);
        Map<LocalDate, Integer> counts = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(DAILY)) {
            select.setString(1, source);
            select.setObject(2, first.atStartOfDay().atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getObject(1, LocalDate.class), row.getInt(2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the changes of " + source + " cannot be read: " + e.getMessage(), e);
        }
        return IntStream.range(0, days)
                .mapToObj(day -> counts.getOrDefault(first.plusDays(day), 0))
                .toList();
    }

    /// How many runs of a source ended so.
    public record RunCount(String source, String outcome, long runs) {}

    /// Of every source and outcome there was.
    public List<RunCount> runCounts() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS);
                ResultSet row = select.executeQuery()) {
            List<RunCount> counts = new ArrayList<>();
            while (row.next()) {
                counts.add(new RunCount(row.getString(1), row.getString(2), row.getLong(3)));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("the runs cannot be counted: " + e.getMessage(), e);
        }
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }
}
