package io.tocsin.registry.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.jboss.logging.Logger;

/// The schemas `own` and `fold`. Each keeps the history of its migrations in itself, so that dropping
/// `fold` takes its history along and the next start makes it anew, empty, with the watermark before the
/// first event.
public final class Schemas {
    private static final Logger LOG = Logger.getLogger(Schemas.class);
    private static final int CONNECT_RETRIES = 10;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Schemas() {}

    /// Brings both schemas to the newest version; makes them where they are missing. A `fold` that another
    /// version of the registry laid out, in a way that cannot be migrated, is dropped: the log is folded
    /// again.
    public static void migrate(DataSource database) {
        flyway(database, "own", "own").migrate();
        Flyway fold = flyway(database, "fold", "fold");
        if (isLaidOutOtherwise(fold)) {
            LOG.warn("fold has another layout than this version needs: it is dropped, and the log folded again");
            drop(database, "fold");
        }
        fold.migrate();
    }

    /// Makes sure that both schemas are at the version of this service; that they are at a later one is fine:
    /// migrations work with the version before.
    ///
    /// @throws IllegalStateException where one is not, saying which
    public static void requireMigrated(DataSource database) {
        for (String schema : List.of("own", "fold")) {
            int missing = flyway(database, schema, schema).info().pending().length;
            if (missing > 0) {
                throw new IllegalStateException("the schema " + schema + " lacks " + missing
                        + " migrations: start the registry once with tocsin.registry.migration=then-exit");
            }
        }
    }

    /// Makes a second `fold`, empty, under another name; drops what stands under that name.
    public static void makeFold(DataSource database, String schema) {
        drop(database, schema);
        flyway(database, schema, "fold").migrate();
    }

    /// Drops a schema, if it is there, with all that is in it.
    ///
    /// @param wait for those who are reading it
    /// @return false where they were not through in time; nothing is dropped then
    public static boolean tryDrop(DataSource database, String schema, Duration wait) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // Sent as one, the two are one transaction.
            statement.execute(
                    "SET LOCAL lock_timeout = " + wait.toMillis() + "; DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            return true;
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static void drop(DataSource database, String schema) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
        } catch (SQLException e) {
            throw new IllegalStateException("the schema " + schema + " cannot be dropped", e);
        }
    }

    private static boolean isLaidOutOtherwise(Flyway fold) {
        return fold.info().current() != null
                && fold.validateWithResult().invalidMigrations.stream()
                        .anyMatch(invalid -> isMismatch(invalid.errorDetails.errorCode));
    }

    private static boolean isMismatch(ErrorCode code) {
        return code == CoreErrorCode.CHECKSUM_MISMATCH
                || code == CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED
                || code == CoreErrorCode.DESCRIPTION_MISMATCH;
    }

    private static Flyway flyway(DataSource database, String schema, String migrations) {
        return Flyway.configure()
                .dataSource(database)
                .connectRetries(CONNECT_RETRIES)
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:db/" + migrations)
                .failOnMissingLocations(true)
                .load();
    }
}
