package io.tocsin.registry.checkpoint;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.UnreadableEvent;
import io.tocsin.registry.checkpoint.Succession.Mark;
import io.tocsin.registry.checkpoint.Succession.Standing;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The checkpoints that were signed, and the signing of the next. One replica signs at a time: the second
/// waits for the first and then finds that nothing is due.
@ApplicationScoped
class Checkpoints {
    /// Held to the end of the transaction that signs; the number means nothing.
    private static final String LOCK = "SELECT pg_advisory_xact_lock(7304185106)";

    private static final String COLUMNS = """
            SELECT number, sequence, digest, signed_at, vkey, note
            FROM own.checkpoint JOIN own.checkpoint_key USING (key)
            """;
    private static final String LATEST = COLUMNS + "ORDER BY number DESC LIMIT 1";
    private static final String PAGE = COLUMNS + "WHERE number > ? ORDER BY number LIMIT ?";

    /// One statement, and so one view: the fold goes on meanwhile.
    private static final String STANDING = """
            SELECT watermark.sequence, watermark.digest,
                head.event_head || head.designation || head.event_tail,
                last.event_head || last.designation || last.event_tail
            FROM fold.watermark
                LEFT JOIN fold.revision head ON head.sequence = watermark.sequence
                LEFT JOIN fold.revision last ON last.sequence = ?
            """;
    private static final String KEEP = """
            INSERT INTO own.checkpoint (sequence, digest, signed_at, key, note, signed_by, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            RETURNING number
            """;

    private final DataSource database;
    private final CheckpointKeys keys;
    private final Clock clock;
    private final String origin;
    private final Duration every;

    Checkpoints(DataSource database, CheckpointKeys keys, Clock clock, CheckpointConfig config) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.origin = config.origin();
        this.every = config.every();
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("tocsin.registry.checkpoint.every is less than a second: " + every);
        }
    }

    /// Who asks for something and why.
    record Wish(String by, String reason) {}

    /// Signs where the fold stands, if an hour has begun since the last signing. It signs again where the
    /// fold stands as before: that proves how fresh it is.
    Signing signIfDue() throws SQLException {
        return inTransaction(connection -> {
            Optional<SignedCheckpoint> last = latest(connection);
            return last.isPresent() && hour(last.get().signedAt()) >= hour(clock.instant())
                    ? new Signing.NotDue()
                    : sign(connection, last.orElse(null), null);
        });
    }

    private long hour(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), every.toMillis());
    }

    /// Signs where the fold stands, because an operator wants it.
    Signing sign(Wish wish) throws SQLException {
        return inTransaction(connection -> sign(connection, latest(connection).orElse(null), wish));
    }

    /// Makes a new key, which signs from the next checkpoint on.
    VerifierKey renewKey(Wish wish) throws SQLException {
        return inTransaction(connection ->
                keys.make(connection, wish.by(), wish.reason()).key().verifier());
    }

    private Signing sign(Connection connection, @Nullable SignedCheckpoint last, @Nullable Wish wish)
            throws SQLException {
        Mark signed = last == null ? null : new Mark(last.sequence(), last.digest());
        return switch (Succession.of(signed, standing(connection, signed))) {
            case Succession.Empty() -> new Signing.NothingYet();
            case Succession.Unsound(String why) -> new Signing.Refused(why);
            case Succession.Sound(Mark head) -> new Signing.Signed(sign(connection, head, wish));
        };
    }

    private static Standing standing(Connection connection, @Nullable Mark last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
            statement.setLong(1, last == null ? 0 : last.sequence());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("fold.watermark has lost its row");
                }
                return new Standing(
                        new Mark(row.getLong(1), new Digest(row.getString(2))),
                        digest(row.getString(3)),
                        digest(row.getString(4)));
            }
        }
    }

    private static @Nullable Digest digest(@Nullable String event) {
        try {
            return event == null ? null : EventCodec.readCheckable(event).computed();
        } catch (UnreadableEvent e) {
            return null;
        }
    }

    private SignedCheckpoint sign(Connection connection, Mark head, @Nullable Wish wish) throws SQLException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        CheckpointKeys.Kept key = keys.inForce(connection);
        String note = key.key().note(new Checkpoint(origin, head.sequence(), head.digest(), now).text());
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setLong(1, head.sequence());
            statement.setString(2, head.digest().hex());
            statement.setObject(3, now.atOffset(ZoneOffset.UTC));
            statement.setLong(4, key.row());
            statement.setString(5, note);
            statement.setString(6, wish == null ? null : wish.by());
            statement.setString(7, wish == null ? null : wish.reason());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new SignedCheckpoint(
                        row.getLong(1),
                        head.sequence(),
                        head.digest(),
                        now,
                        key.key().verifier().vkey(),
                        note);
            }
        }
    }

    /// The last one that was signed.
    Optional<SignedCheckpoint> latest() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return latest(connection);
        }
    }

    private static Optional<SignedCheckpoint> latest(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            return rows(statement).stream().findFirst();
        }
    }

    /// Checkpoints in the order of signing.
    List<SignedCheckpoint> page(long afterNumber, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, afterNumber);
            statement.setInt(2, limit);
            return rows(statement);
        }
    }

    private static List<SignedCheckpoint> rows(PreparedStatement statement) throws SQLException {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                checkpoints.add(new SignedCheckpoint(
                        row.getLong(1),
                        row.getLong(2),
                        new Digest(row.getString(3)),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return checkpoints;
    }

    private interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /// Read committed: what is read after the lock must be what the replica before left.
    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection);
                T result = work.in(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.execute();
        }
    }
}
