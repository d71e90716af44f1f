package io.tocsin.ingest.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Loads rows with COPY, in the transaction of its connection. Closing ends the load; a load that was not
/// closed leaves nothing.
public final class CopyIn implements AutoCloseable {
    private static final int BUFFER_CHARS = 64 * 1024;

    private final org.postgresql.copy.CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(BUFFER_CHARS + 4096);

    /// @param columns comma-separated, in the order in which {@link #row} gets their values
    public CopyIn(Connection connection, String table, String columns) throws SQLException {
        CopyManager manager = connection.unwrap(PGConnection.class).getCopyAPI();
        copy = manager.copyIn("copy " + table + " (" + columns + ") from stdin");
    }

    /// Adds a row of values in their text form.
    public void row(@Nullable String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            String value = values[i];
            if (value == null) {
                buffer.append("\\N");
            } else {
                append(value);
            }
        }
        buffer.append('\n');
        if (buffer.length() >= BUFFER_CHARS) {
            flush();
        }
    }

    /// Most values have nothing to escape, and are taken over whole.
    private void append(String value) {
        int plainFrom = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r') {
                buffer.append(value, plainFrom, i).append('\\').append(letter(c));
                plainFrom = i + 1;
            }
        }
        buffer.append(value, plainFrom, value.length());
    }

    private static char letter(char escaped) {
        return switch (escaped) {
            case '\t' -> 't';
            case '\n' -> 'n';
            case '\r' -> 'r';
            default -> escaped;
        };
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        if (!copy.isActive()) {
            return;
        }
        try {
            flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
