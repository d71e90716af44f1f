package io.tocsin.ingest.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Keeps documents in the database, compressed and in chunks, each once. Bytes go in and out as streams.
@ApplicationScoped
public class DocumentArchive {
    private final DataSource database;
    private final int chunkBytes;

    DocumentArchive(DataSource database, DocumentConfig config) {
        this.database = database;
        this.chunkBytes = Math.toIntExact(config.chunkSize().asLongValue());
    }

    /// Keeps the bytes, in the caller's transaction or one of its own; a document that is kept already is
    /// left as it is.
    @Transactional
    public void keep(Document document, Instant retrievedAt) {
        try (Connection connection = database.getConnection()) {
            if (insert(connection, document, retrievedAt)) {
                insertChunks(connection, document);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "document " + document.sha256() + " cannot be archived: " + e.getMessage(), e);
        }
    }

    /// Marks a document as unreadable, with where and why.
    @Transactional
    public void quarantine(String sha256, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update own.document set quarantine = ? where sha256 = ?")) {
            update.setString(1, reason);
            update.setString(2, sha256);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("document " + sha256 + " cannot be marked: " + e.getMessage(), e);
        }
    }

    /// The document as it was received, taken out of the archive; empty where it is not there. The caller
    /// closes it.
    public Optional<Document> find(String sha256) {
        try (Connection connection = database.getConnection()) {
            if (!exists(connection, sha256)) {
                return Optional.empty();
            }
            try (InputStream chunks = new ChunkStream(connection, sha256)) {
                return Optional.of(Document.receive(chunks, Long.MAX_VALUE));
            }
        } catch (SQLException | IOException | TooLarge e) {
            throw new IllegalStateException("document " + sha256 + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// What is known of a kept document beside its bytes.
    ///
    /// @param size in bytes
    /// @param firstRetrievedAt when it was first kept
    /// @param quarantine where and why it cannot be read; null where it can
    public record Kept(
            String sha256,
            long size,
            Instant firstRetrievedAt,
            @Nullable String quarantine) {}

    /// What is known of a document; empty where it is not in the archive.
    @Transactional
    public Optional<Kept> about(String sha256) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select sha256, size, first_retrieved_at, quarantine from own.document where sha256 = ?")) {
            select.setString(1, sha256);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(
                                row.getString(1),
                                row.getLong(2),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getString(4)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("document " + sha256 + " cannot be found: " + e.getMessage(), e);
        }
    }

    private static boolean insert(Connection connection, Document document, Instant retrievedAt) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into own.document (sha256, size, first_retrieved_at) values (?, ?, ?)
                on conflict (sha256) do nothing
                """)) {
            insert.setString(1, document.sha256());
            insert.setLong(2, document.size());
            insert.setObject(3, retrievedAt.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        }
    }

    private void insertChunks(Connection connection, Document document) throws SQLException, IOException {
        try (InputStream bytes = document.open();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into own.document_chunk (sha256, position, bytes) values (?, ?, ?)")) {
            int position = 0;
            for (byte[] chunk = bytes.readNBytes(chunkBytes); chunk.length > 0; chunk = bytes.readNBytes(chunkBytes)) {
                insert.setString(1, document.sha256());
                insert.setInt(2, position++);
                insert.setBytes(3, deflate(chunk));
                insert.executeUpdate();
            }
        }
    }

    private static byte[] deflate(byte[] chunk) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream deflated = new ByteArrayOutputStream(chunk.length / 4);
        try (DeflaterOutputStream out = new DeflaterOutputStream(deflated, deflater)) {
            out.write(chunk);
        } finally {
            deflater.end();
        }
        return deflated.toByteArray();
    }

    private static boolean exists(Connection connection, String sha256) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select 1 from own.document where sha256 = ?")) {
            select.setString(1, sha256);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }
}
