package io.tocsin.registry.fold;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.FoldRule;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.Watermark;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/// Applies batches to a schema, each in one transaction that holds the watermark's row: two replicas that
/// fold at once take turns, and the second finds duplicates.
public final class Fold {
    /// The schema that everybody reads.
    public static final String LIVE = "fold";

    /// How a transaction of the fold begins. Plans are made anew for each batch: one that was made while the
    /// tables were empty reads all their rows, and would be kept while they grow. And no commit waits for
    /// the disk: what a crash takes away it takes together with the watermark, and it is folded again.
    private static final String ENTER = "SELECT set_config('search_path', ? || ', public', true),"
            + " set_config('plan_cache_mode', 'force_custom_plan', true), set_config('synchronous_commit', 'off', true)";

    private static final String LOCK = "SELECT sequence, digest, next_offset FROM watermark FOR UPDATE";
    private static final String READ = "SELECT sequence, digest, next_offset FROM watermark";
    private static final String ADVANCE = "UPDATE watermark SET sequence = ?, digest = ?, next_offset = ?";

    /// Wakes the live feeds of every replica, once the transaction is through.
    private static final String NOTIFY = "SELECT pg_notify('tocsin_fold', ?)";

    private static final String REKEY = "INSERT INTO rekeying (sequence, old_id, new_id, known_at) VALUES (?, ?, ?, ?)";

    private final DataSource database;
    private final String schema;

    /// A fold into the live schema.
    public Fold(DataSource database) {
        this(database, LIVE);
    }

    /// A fold into a schema that has the tables of `db/fold`.
    public Fold(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /// Applies what the rule allows of a batch, all of it or, on an exception, nothing.
    public Judgement apply(List<Received> batch) throws SQLException {
        return inTransaction(connection -> {
            Judgement judgement = FoldRule.judge(read(connection, LOCK), batch);
            if (!judgement.applied().isEmpty()) {
                append(connection, judgement.applied());
                advance(connection, judgement.after());
                tell(connection, judgement.after());
            }
            return judgement;
        });
    }

    /// Where the fold stands.
    public Watermark watermark() throws SQLException {
        return inTransaction(connection -> read(connection, READ));
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private <T> T inTransaction(Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                enter(connection);
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void enter(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setString(1, schema);
            statement.execute();
        }
    }

    private static Watermark read(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the watermark has lost its row: drop the schema fold and start again");
            }
            return new Watermark(row.getLong(1), new Digest(row.getString(2)), row.getLong(3));
        }
    }

    private static void append(Connection connection, List<LoggedEvent> events) throws SQLException {
        Standings standings = Standings.before(events, connection);
        Rows.append(connection, events.stream().map(standings::revise));
        Rows.makeCurrent(connection, standings);
        rekey(connection, events);
    }

    private static void rekey(Connection connection, List<LoggedEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REKEY)) {
            boolean any = false;
            for (LoggedEvent event : events) {
                for (DesignationId old : Standings.renumbered(event).toList()) {
                    statement.setLong(1, event.sequence());
                    statement.setString(2, old.toString());
                    statement.setString(3, event.designationId().toString());
                    statement.setObject(4, event.times().emittedAt().atOffset(ZoneOffset.UTC));
                    statement.addBatch();
                    any = true;
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    private static void advance(Connection connection, Watermark after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, after.sequence());
            statement.setString(2, after.digest().hex());
            statement.setLong(3, after.nextOffset());
            statement.executeUpdate();
        }
    }

    /// Of the live schema alone; another is nobody's yet.
    private void tell(Connection connection, Watermark after) throws SQLException {
        if (schema.equals(LIVE)) {
            try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
                statement.setString(1, Long.toString(after.sequence()));
                statement.execute();
            }
        }
    }
}
