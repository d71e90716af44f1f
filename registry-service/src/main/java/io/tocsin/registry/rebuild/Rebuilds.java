package io.tocsin.registry.rebuild;

import io.tocsin.registry.register.RegisterDigest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The rebuilds on record, in `own.rebuild`: the same for all replicas, whichever of them is at work.
@ApplicationScoped
class Rebuilds {
    private static final String INSERT = """
            INSERT INTO own.rebuild (started_by, reason, must_agree, started_at, seen_at, to_reach)
            VALUES (?, ?, ?, ?, ?, ?)
            RETURNING *
            """;

    private static final String PROGRESS = """
            UPDATE own.rebuild SET state = ?, sequence = ?, to_reach = ?, seen_at = ?
            WHERE id = ? AND finished_at IS NULL
            RETURNING cancelled_at IS NOT NULL
            """;

    private static final String COMPARED = """
            UPDATE own.rebuild SET live_sequence = ?, live_digest = ?, live_state = ?,
                built_sequence = ?, built_digest = ?, built_state = ?
            WHERE id = ?
            """;

    private static final String DONE = """
            UPDATE own.rebuild SET state = 'done', sequence = ?, to_reach = ?, seen_at = ?, finished_at = ?
            WHERE id = ? AND finished_at IS NULL AND cancelled_at IS NULL
            """;

    private static final String OVER = """
            UPDATE own.rebuild SET state = ?, failure = ?, finished_at = ? WHERE id = ? AND finished_at IS NULL
            """;

    private static final String CANCEL = """
            UPDATE own.rebuild SET cancelled_by = ?, cancel_reason = ?, cancelled_at = ?
            WHERE id = ? AND finished_at IS NULL AND cancelled_at IS NULL
            """;

    private static final String LEFT_OVER = """
            UPDATE own.rebuild SET state = 'failed', finished_at = ?,
                failure = 'the registry that was at it ended, and the register stayed as it was'
            WHERE finished_at IS NULL
            """;

    /// What is unfinished while nobody holds the lock broke off with its process. Where it is finished at
    /// this very moment, PostgreSQL looks at the row again and leaves it.
    private static final String BROKEN_OFF = LEFT_OVER + """
            AND NOT EXISTS (
                SELECT FROM pg_locks
                WHERE locktype = 'advisory' AND granted AND objsubid = 1
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    AND (classid::bigint << 32) | objid::bigint = ?)
            """;

    private final DataSource database;
    private final Clock clock;

    Rebuilds(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Puts a rebuild on record that is to begin. The caller holds the lock.
    Rebuild begin(String by, String reason, boolean mustAgree, long toReach) throws SQLException {
        OffsetDateTime now = now();
        return query(INSERT, by, reason, mustAgree, now, now, toReach).getFirst();
    }

    /// Writes down how far a rebuild is.
    ///
    /// @return whether it is to end: somebody cancelled it, or took it for dead
    boolean progress(long id, Rebuild.State state, long sequence, long toReach) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, PROGRESS, state.word(), sequence, toReach, now(), id);
                ResultSet row = statement.executeQuery()) {
            return !row.next() || row.getBoolean(1);
        }
    }

    void compared(long id, RegisterDigest live, RegisterDigest rebuilt) throws SQLException {
        update(
                COMPARED,
                live.sequence(),
                live.digest(),
                live.state(),
                rebuilt.sequence(),
                rebuilt.digest(),
                rebuilt.state(),
                id);
    }

    /// Says in the transaction of the switch that it is done.
    ///
    /// @return false where somebody cancelled it in time
    boolean done(Connection connection, long id, long sequence, long toReach) throws SQLException {
        OffsetDateTime now = now();
        try (PreparedStatement statement = bound(connection, DONE, sequence, toReach, now, now, id)) {
            return statement.executeUpdate() == 1;
        }
    }

    void over(long id, Rebuild.State state, @Nullable String failure) throws SQLException {
        update(OVER, state.word(), failure, now(), id);
    }

    /// Asks whoever is at it to stop.
    ///
    /// @return false where it is over, or was cancelled before
    boolean cancel(long id, String by, String reason) throws SQLException {
        return update(CANCEL, by, reason, now(), id) == 1;
    }

    /// Closes what is unfinished. The caller holds the lock, and is not at it.
    void settle() throws SQLException {
        update(LEFT_OVER, now());
    }

    Optional<Rebuild> find(long id) throws SQLException {
        brokenOff();
        return query("SELECT * FROM own.rebuild WHERE id = ?", id).stream().findFirst();
    }

    /// Newest first.
    ///
    /// @param before only those before this one
    List<Rebuild> page(long before, int limit) throws SQLException {
        brokenOff();
        return query("SELECT * FROM own.rebuild WHERE id < ? ORDER BY id DESC LIMIT ?", before, limit);
    }

    Optional<Rebuild> underWay() throws SQLException {
        brokenOff();
        return query("SELECT * FROM own.rebuild WHERE finished_at IS NULL").stream()
                .findFirst();
    }

    private void brokenOff() throws SQLException {
        update(BROKEN_OFF, now(), RebuildLock.KEY);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private int update(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private List<Rebuild> query(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = bound(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<Rebuild> found = new ArrayList<>();
            while (row.next()) {
                found.add(rebuild(row));
            }
            return found;
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Rebuild rebuild(ResultSet row) throws SQLException {
        Rebuild.State state = Rebuild.State.of(row.getString("state"));
        long sequence = row.getLong("sequence");
        long toReach = row.getLong("to_reach");
        Instant startedAt = instant(row, "started_at");
        Long rate = rate(sequence, Duration.between(startedAt, instant(row, "seen_at")));
        RegisterDigest live = digest(row, "live");
        RegisterDigest rebuilt = digest(row, "built");
        return new Rebuild(
                row.getLong("id"),
                state,
                row.getString("started_by"),
                row.getString("reason"),
                row.getBoolean("must_agree"),
                startedAt,
                row.getObject("finished_at") == null ? null : instant(row, "finished_at"),
                sequence,
                toReach,
                rate,
                rate == null || state != Rebuild.State.FOLDING
                        ? null
                        : Math.ceilDiv(Math.max(0, toReach - sequence), rate),
                live,
                rebuilt,
                Rebuild.agreement(live, rebuilt),
                row.getString("cancelled_by"),
                row.getString("cancel_reason"),
                row.getString("failure"));
    }

    private static @Nullable Long rate(long events, Duration time) {
        return events == 0 || time.toMillis() == 0 ? null : Math.ceilDiv(events * 1000, time.toMillis());
    }

    private static @Nullable RegisterDigest digest(ResultSet row, String which) throws SQLException {
        String digest = row.getString(which + "_digest");
        return digest == null
                ? null
                : new RegisterDigest(row.getLong(which + "_sequence"), digest, row.getString(which + "_state"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
