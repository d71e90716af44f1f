package io.tocsin.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// Databases of a running server.
final class Databases {

    private Databases() {}

    static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Port.HOST, port, database);
    }

    static void create(Connection connection, String name) throws SQLException {
        if (exists(connection, name)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
