package io.tocsin.ingest.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.InflaterInputStream;

/// The bytes of an archived document, one chunk in memory at a time.
final class ChunkStream extends InputStream {
    private final Connection connection;
    private final String sha256;
    private int position;
    private InputStream chunk = InputStream.nullInputStream();

    ChunkStream(Connection connection, String sha256) {
        this.connection = connection;
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = chunk.read(buffer, offset, length);
        while (read < 0 && next()) {
            read = chunk.read(buffer, offset, length);
        }
        return read;
    }

    private boolean next() throws IOException {
        try (PreparedStatement select =
                connection.prepareStatement("select bytes from own.document_chunk where sha256 = ? and position = ?")) {
            select.setString(1, sha256);
            select.setInt(2, position++);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    return false;
                }
                chunk = new InflaterInputStream(new ByteArrayInputStream(found.getBytes(1)));
                return true;
            }
        } catch (SQLException e) {
            throw new IOException("chunk " + (position - 1) + " of document " + sha256 + " cannot be read", e);
        }
    }
}
