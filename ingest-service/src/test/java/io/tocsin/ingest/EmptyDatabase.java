package io.tocsin.ingest;

import io.quarkus.arc.Arc;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/// Before each test the database is as after the migration, and the log has an id that no log had before.
public final class EmptyDatabase implements QuarkusTestBeforeEachCallback {
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 5;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        empty(Arc.container().instance(DataSource.class).get(), UUID.randomUUID());
    }

    /// The service goes on with its own work meanwhile, and may hold a table that this one waits for.
    static void empty(DataSource database, UUID logId) {
        for (int tries = 1; ; tries++) {
            try {
                emptyOnce(database, logId);
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || tries == TRIES) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static void emptyOnce(DataSource database, UUID logId) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    truncate own.document, own.document_chunk, own.run, own.log, own.source, own.announcement,
                        own.snapshot, own.snapshot_entry, own.announced, own.operation cascade;
                    update own.operation_head set number = 0, heartbeat_at = null;
                    update own.operation_relay set sequence = 0;
                    update own.relay set sequence = 0;
                    update own.log_head set sequence = 0, digest = repeat('0', 64), runs = 0, log_id = '%s'
                    """.formatted(logId));
        }
    }
}
