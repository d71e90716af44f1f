package io.tocsin.registry.register;

import io.tocsin.registry.database.OneView;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Computes the register's digest, streaming, over one view of the database. One computation at a time;
/// who asks again soon, with nothing folded since, gets the same answer.
@ApplicationScoped
public class StateDigest {
    private static final int ROWS_AT_ONCE = 1000;
    private static final String LIVE = "fold";

    /// What was renumbered counts under its new id alone.
    private static final String CURRENT = """
            SELECT designation
            FROM %1$s.designation
            WHERE NOT EXISTS (
                SELECT FROM %1$s.rekeying WHERE old_id = id AND rekeying.sequence > designation.sequence)
            ORDER BY id
            """;

    private final DataSource database;
    private final Clock clock;
    private final DigestConfig config;
    private @Nullable RegisterDigest last;
    private Instant computedAt = Instant.EPOCH;

    StateDigest(DataSource database, Clock clock, DigestConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    synchronized RegisterDigest now() throws SQLException {
        try {
            return OneView.of(database, this::answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RegisterDigest answer(Connection connection) throws SQLException {
        RegisterDigest before = last;
        boolean fresh = clock.instant().isBefore(computedAt.plus(config.freshFor()));
        if (before != null
                && fresh
                && before.digest().equals(at(connection, LIVE).digest())) {
            return before;
        }
        RegisterDigest computed = of(LIVE, connection);
        last = computed;
        computedAt = clock.instant();
        return computed;
    }

    /// The digest of a register that stands in a schema, which has the tables of `db/fold`.
    ///
    /// @param connection in a transaction that has one view of the database
    public static RegisterDigest of(String schema, Connection connection) throws SQLException {
        At at = at(connection, schema);
        return new RegisterDigest(at.sequence(), at.digest(), state(connection, schema));
    }

    private record At(long sequence, String digest) {}

    private static At at(Connection connection, String schema) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence, digest FROM " + schema + ".watermark")) {
            row.next();
            return new At(row.getLong(1), row.getString(2));
        }
    }

    private static String state(Connection connection, String schema) throws SQLException {
        MessageDigest sha256 = sha256();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery(CURRENT.formatted(schema))) {
                while (row.next()) {
                    sha256.update(row.getString(1).getBytes(StandardCharsets.UTF_8));
                    sha256.update((byte) '\n');
                }
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
