package io.tocsin.registry.checkpoint;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The keys that sign and signed. The one in force comes from the operator's file, or else is the newest
/// that was made here for the origin; where there is none, it is made.
@ApplicationScoped
class CheckpointKeys {
    private static final String KEPT = """
            SELECT key, private_key FROM own.checkpoint_key
            WHERE name = ? AND private_key IS NOT NULL
            ORDER BY key DESC
            LIMIT 1
            """;
    private static final String KNOWN = "SELECT key FROM own.checkpoint_key WHERE vkey = ?";
    private static final String KEEP = """
            INSERT INTO own.checkpoint_key (name, vkey, private_key, made_at, made_by, reason)
            VALUES (?, ?, ?, ?, ?, ?)
            RETURNING key
            """;
    private static final String ALL = """
            SELECT vkey, made_at, min(signed_at) AS first, max(signed_at) AS last
            FROM own.checkpoint_key LEFT JOIN own.checkpoint USING (key)
            GROUP BY key
            ORDER BY key
            """;

    private final DataSource database;
    private final Clock clock;
    private final String origin;
    private final Optional<Path> file;

    CheckpointKeys(DataSource database, Clock clock, CheckpointConfig config) {
        this.database = database;
        this.clock = clock;
        this.origin = config.origin();
        this.file = config.key();
        if (!VerifierKey.isName(origin)) {
            throw new IllegalArgumentException("tocsin.registry.checkpoint.origin must have neither white space nor"
                    + " plus signs: \"" + origin + "\"");
        }
    }

    /// A key with its row.
    record Kept(long row, SigningKey key) {}

    /// A key as it is published.
    ///
    /// @param vkey by which C2SP's tools know it
    /// @param since when the registry has known it
    /// @param firstSignedAt null where it signed nothing yet
    /// @param lastSignedAt likewise
    public record Published(
            String vkey,
            Instant since,
            @Nullable Instant firstSignedAt,
            @Nullable Instant lastSignedAt) {}

    /// All keys in the order in which they came.
    List<Published> all() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            List<Published> keys = new ArrayList<>();
            while (row.next()) {
                keys.add(new Published(
                        row.getString("vkey"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        instant(row, "first"),
                        instant(row, "last")));
            }
            return keys;
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /// Whether the key comes from a file of the operator.
    boolean comesFromFile() {
        return file.isPresent();
    }

    /// The key that signs now, within the transaction that signs.
    Kept inForce(Connection connection) throws SQLException {
        if (file.isPresent()) {
            SigningKey key = read(file.get());
            Optional<Long> known = known(connection, key.verifier());
            return new Kept(known.isPresent() ? known.get() : keep(connection, key, null, null, null), key);
        }
        try (PreparedStatement statement = connection.prepareStatement(KEPT)) {
            statement.setString(1, origin);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Kept(row.getLong(1), SigningKey.ofPkcs8(origin, row.getBytes(2)))
                        : make(connection, null, null);
            }
        }
    }

    /// Makes a key, which is in force from then on.
    ///
    /// @param by who asked for it, null where nobody did
    /// @param reason why, null where nobody did
    Kept make(Connection connection, @Nullable String by, @Nullable String reason) throws SQLException {
        SigningKey key = SigningKey.random(origin);
        return new Kept(keep(connection, key, key.pkcs8(), by, reason), key);
    }

    private SigningKey read(Path pem) {
        try {
            return SigningKey.ofPem(origin, Files.readString(pem));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the key file " + pem + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static Optional<Long> known(Connection connection, VerifierKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, key.vkey());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
            }
        }
    }

    private long keep(
            Connection connection,
            SigningKey key,
            byte @Nullable [] pkcs8,
            @Nullable String by,
            @Nullable String reason)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, key.verifier().name());
            statement.setString(2, key.verifier().vkey());
            statement.setBytes(3, pkcs8);
            statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
            statement.setString(5, by);
            statement.setString(6, reason);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
