package io.tocsin.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// All rows of some tables, to be written again as fast as PostgreSQL can.
///
/// @param byTable in an order that foreign keys allow
record Rows(Map<String, byte[]> byTable) {

    static Rows of(Connection connection, List<String> tables) throws SQLException, IOException {
        Map<String, byte[]> byTable = new LinkedHashMap<>();
        for (String table : tables) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copies(connection).copyOut("copy " + table + " to stdout", rows);
            byTable.put(table, rows.toByteArray());
        }
        return new Rows(byTable);
    }

    /// Writes them with COPY, all in one transaction.
    void write(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        for (Map.Entry<String, byte[]> rows : byTable.entrySet()) {
            copies(connection)
                    .copyIn("copy " + rows.getKey() + " from stdin", new ByteArrayInputStream(rows.getValue()));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
