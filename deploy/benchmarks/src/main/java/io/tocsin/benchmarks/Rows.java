package io.tocsin.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// All rows of some tables, to be written again as fast as PostgreSQL can.
///
/// @param byTable a file for each, in an order that foreign keys allow
record Rows(Map<String, Path> byTable) {

    /// Takes the rows down into files of a folder.
    static Rows of(Connection connection, List<String> tables, Path folder) throws SQLException, IOException {
        Map<String, Path> byTable = new LinkedHashMap<>();
        for (String table : tables) {
            Path file = folder.resolve(table + ".copy");
            try (OutputStream rows = Files.newOutputStream(file)) {
                copies(connection).copyOut("copy " + table + " to stdout", rows);
            }
            byTable.put(table, file);
        }
        return new Rows(byTable);
    }

    /// Writes them with COPY, all in one transaction.
    void write(Connection connection) throws SQLException, IOException {
        connection.setAutoCommit(false);
        for (Map.Entry<String, Path> table : byTable.entrySet()) {
            try (InputStream rows = Files.newInputStream(table.getValue())) {
                copies(connection).copyIn("copy " + table.getKey() + " from stdin", rows);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
