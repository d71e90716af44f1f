package io.tocsin.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// One broker and one database server for all tests of a JVM. Quarkus loads test resources in one class
/// loader after
/// another, so what is shared is kept where all of them see it: in the system properties.
///
/// @param bootstrapServers of the broker
/// @param postgresPort of the database server
record SharedServers(String bootstrapServers, int postgresPort) {

    private static final String BOOTSTRAP_SERVERS = "tocsin.embedded.shared.bootstrap-servers";
    private static final String POSTGRES_PORT = "tocsin.embedded.shared.postgres-port";
    private static final String NUMBER = "tocsin.embedded.shared.number";
    private static final String USER = "postgres";

    /// Starts them at the first call; they end with the JVM.
    static SharedServers running() {
        synchronized (lock()) {
            String bootstrapServers = System.getProperty(BOOTSTRAP_SERVERS);
            if (bootstrapServers == null) {
                bootstrapServers = Kafka.fresh().bootstrapServers();
                System.setProperty(BOOTSTRAP_SERVERS, bootstrapServers);
                System.setProperty(
                        POSTGRES_PORT, Integer.toString(Postgres.fresh().port()));
            }
            return new SharedServers(bootstrapServers, Integer.getInteger(POSTGRES_PORT));
        }
    }

    /// A number that no other caller in this JVM gets: what is made fresh is named with it.
    static int nextNumber() {
        synchronized (lock()) {
            int number = Integer.getInteger(NUMBER, 0) + 1;
            System.setProperty(NUMBER, Integer.toString(number));
            return number;
        }
    }

    /// One object for all class loaders.
    private static Object lock() {
        return System.getProperties();
    }

    void createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, USER)) {
            Databases.create(connection, name);
        } catch (SQLException e) {
            throw new IllegalStateException("Could not create the database " + name, e);
        }
    }

    void createTopics(String... names) {
        Topics.create(bootstrapServers, List.of(names));
    }

    String jdbcUrl(String database) {
        return Databases.jdbcUrl(postgresPort, database);
    }

    String username() {
        return USER;
    }

    String password() {
        return USER;
    }
}
