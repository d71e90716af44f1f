package io.tocsin.registry.fold;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;

/// Whether the register of a schema has read the topic to where it ended when the register was new. It is
/// kept with the register: a replica that starts in the middle must know it as well.
public final class FirstFold {
    private static final String ENTER = "SELECT set_config('search_path', ? || ', public', true)";

    /// Nobody folds meanwhile, and whoever else comes to do the same waits and finds it done.
    private static final String LOCK = "SELECT FROM watermark FOR UPDATE";

    private static final String IS_THROUGH = "SELECT through FROM first_fold";

    /// The rows that a long log has changed again and again are written anew, without the room of their old
    /// versions and in the order of ids. Then comes what searches go by. All entries at once are put in order
    /// much faster than one after another. What is folded later stands in a list before the index until there
    /// is enough of it. Every search reads that list through: 512 kB take it 1 ms.
    private static final List<String> COMPLETE = List.of(
            "SET LOCAL maintenance_work_mem = '128MB'",
            "CLUSTER designation USING designation_pkey",
            """
            CREATE INDEX designation_by_name ON designation USING gin (ever_searchable public.gin_trgm_ops)
                WITH (gin_pending_list_limit = 512)
            """,
            """
            CREATE INDEX designation_by_tag ON designation USING gin (ever_tags)
                WITH (gin_pending_list_limit = 512)
            """,
            "ANALYZE designation",
            "UPDATE first_fold SET through = true");

    private final DataSource database;
    private final String schema;

    /// @param schema that has the tables of `db/fold`
    public FirstFold(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /// @param until where the topic ended, empty until that is known
    /// @param through whether it was read to there
    record Mark(OptionalLong until, boolean through) {}

    Mark mark() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT until, through FROM " + schema + ".first_fold");
                ResultSet row = statement.executeQuery()) {
            row.next();
            long until = row.getLong(1);
            return new Mark(row.wasNull() ? OptionalLong.empty() : OptionalLong.of(until), row.getBoolean(2));
        }
    }

    /// Says where the topic ended; what was said first counts.
    long until(long offset) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "UPDATE " + schema + ".first_fold SET until = coalesce(until, ?) RETURNING until")) {
            statement.setLong(1, offset);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// Makes the indexes by which is searched, and says that the register is complete. Takes seconds for a
    /// large one. Does nothing where that was done.
    public void through() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                complete(connection);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private void complete(Connection connection) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER);
                Statement statement = connection.createStatement()) {
            enter.setString(1, schema);
            enter.execute();
            statement.execute(LOCK);
            if (!isThrough(statement)) {
                for (String step : COMPLETE) {
                    statement.execute(step);
                }
            }
        }
    }

    private static boolean isThrough(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(IS_THROUGH)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
