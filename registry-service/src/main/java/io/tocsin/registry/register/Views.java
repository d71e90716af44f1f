package io.tocsin.registry.register;

import io.tocsin.designation.event.Digest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Finds up to where the log was known at a time.
final class Views {
    /// How far apart in the log two events may stand that got their times the other way round: runs of
    /// several sources end at once.
    private static final int DISORDER = 5000;

    private static final String WATERMARK = "SELECT sequence, digest FROM fold.watermark";
    private static final String KNOWN_AT = "SELECT known_at FROM fold.revision WHERE sequence = ?";
    private static final String LAST_NEAR = """
            SELECT coalesce(max(sequence), 0)
            FROM fold.revision
            WHERE sequence BETWEEN ? AND ? AND known_at <= ?
            """;
    private static final String DIGEST =
            "SELECT substring(event_tail FROM '\"digest\":\"([0-9a-f]{64})\"}$') FROM fold.revision WHERE sequence = ?";

    private Views() {}

    /// The view of the transaction that the connection is in.
    static View of(Connection connection, @Nullable Instant knownAt) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WATERMARK)) {
            row.next();
            long end = row.getLong(1);
            if (knownAt == null) {
                return new View(end, row.getString(2), end == 0 ? null : knownAt(connection, end));
            }
            long last = lastKnown(connection, end, knownAt);
            return new View(last, last == 0 ? Digest.GENESIS.hex() : digest(connection, last), knownAt);
        }
    }

    /// By bisection, for the times of the log ascend but for a little disorder.
    private static long lastKnown(Connection connection, long end, Instant knownAt) throws SQLException {
        long low = 0;
        long high = end;
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (knownAt(connection, middle).isAfter(knownAt)) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(LAST_NEAR)) {
            statement.setLong(1, Math.max(1, low - DISORDER));
            statement.setLong(2, low + DISORDER);
            statement.setObject(3, Conditions.jdbc(knownAt));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Instant knownAt(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_AT)) {
            statement.setLong(1, sequence);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static String digest(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DIGEST)) {
            statement.setLong(1, sequence);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
