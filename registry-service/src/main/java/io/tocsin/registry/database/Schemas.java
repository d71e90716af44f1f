package io.tocsin.registry.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The schemas `own` and `fold`. Each keeps the history of its migrations in itself, so that dropping
/// `fold` takes its
/// history along and the next start makes it anew, empty, with the watermark before the first event.
public final class Schemas {
    private static final int CONNECT_RETRIES = 10;

    private Schemas() {}

    /// Brings both schemas to the newest version; makes them where they are missing.
    public static void migrate(DataSource database) {
        migrate(database, "own");
        migrate(database, "fold");
    }

    private static void migrate(DataSource database, String schema) {
        Flyway.configure()
                .dataSource(database)
                .connectRetries(CONNECT_RETRIES)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + schema)
                .failOnMissingLocations(true)
                .load()
                .migrate();
    }
}
