package io.tocsin.registry.log;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// The log as it was folded, every event exactly as received. Rows of it are only ever added, at its end:
/// reading it in several transactions gives what one would, and no connection waits for a slow reader.
@ApplicationScoped
class FoldedLog {
    private static final String END = "SELECT sequence, digest FROM fold.watermark";
    private static final String EVENT =
            "SELECT event_head || designation || event_tail FROM fold.revision WHERE sequence = ?";
    private static final String EVENTS = """
            SELECT sequence, event_head || designation || event_tail
            FROM fold.revision
            WHERE sequence > ? AND sequence <= ?
            ORDER BY sequence
            """;

    private final DataSource database;
    private final LogConfig config;

    FoldedLog(DataSource database, LogConfig config) {
        this.database = database;
        this.config = config;
    }

    /// Where the log ends now.
    LogEnd end() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(END);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new LogEnd(row.getLong(1), new Digest(row.getString(2)));
        }
    }

    /// Where the log ended with one of its events, or before the first.
    LogEnd endAt(long sequence) throws SQLException {
        if (sequence == 0) {
            return new LogEnd(0, Digest.GENESIS);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(EVENT)) {
            statement.setLong(1, sequence);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("fold.revision lacks event " + sequence);
                }
                return new LogEnd(sequence, EventCodec.read(row.getString(1)).digest());
            }
        }
    }

    /// Writes a part of the log, a line feed after each event.
    ///
    /// @param after the event before the first one
    /// @param until the last one, which has been folded
    /// @throws IOException if it cannot be written or read, in the middle if need be: a reader must not
    /// take less for all
    void write(long after, long until, OutputStream out) throws IOException {
        long written = after;
        while (written < until) {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            try {
                written = read(written, until, chunk);
            } catch (SQLException e) {
                throw new IOException("the log broke off after event " + written, e);
            }
            chunk.writeTo(out);
        }
    }

    /// Reads up to a chunk; returns the last event of it.
    private long read(long after, long until, ByteArrayOutputStream chunk) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // A cursor, which a transaction holds: else the driver would fetch all rows at once.
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(EVENTS)) {
                statement.setFetchSize(config.fetchSize());
                statement.setLong(1, after);
                statement.setLong(2, until);
                try (ResultSet row = statement.executeQuery()) {
                    return read(row, after, until, chunk);
                }
            } finally {
                connection.rollback();
            }
        }
    }

    private long read(ResultSet row, long after, long until, ByteArrayOutputStream chunk) throws SQLException {
        long last = after;
        while (last < until && chunk.size() < config.chunk().asLongValue()) {
            if (!row.next() || row.getLong(1) != last + 1) {
                throw new SQLException("fold.revision lacks event " + (last + 1));
            }
            last++;
            chunk.writeBytes(row.getString(2).getBytes(StandardCharsets.UTF_8));
            chunk.write('\n');
        }
        return last;
    }
}
