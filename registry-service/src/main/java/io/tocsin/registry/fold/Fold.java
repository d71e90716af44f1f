package io.tocsin.registry.fold;

import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.FoldRule;
import io.tocsin.designation.fold.Judgement;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.Watermark;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Applies batches to the schema `fold`, each in one transaction that holds the watermark's row: two
/// replicas that fold at once take turns, and the second finds duplicates.
public final class Fold {
    private static final String LOCK = "SELECT sequence, digest, next_offset FROM fold.watermark FOR UPDATE";
    private static final String READ = "SELECT sequence, digest, next_offset FROM fold.watermark";
    private static final String ADVANCE = "UPDATE fold.watermark SET sequence = ?, digest = ?, next_offset = ?";

    /// Wakes the live feeds of every replica, once the transaction is through.
    private static final String NOTIFY = "SELECT pg_notify('tocsin_fold', ?)";

    /// The latest of the new revisions of each designation becomes its current state.
    private static final String LATEST = """
            INSERT INTO fold.designation AS current (id, revision, sequence, changed_at, published_at, source, authority,
                reference, status, subject_type, designated_on, primary_name, searchable, programmes, countries,
                designation)
            SELECT DISTINCT ON (designation_id) designation_id, revision, sequence, known_at, published_at, source,
                authority, reference, status, subject_type, designated_on, primary_name, fold.searchable(names),
                programmes, countries, designation
            FROM fold.revision
            WHERE sequence BETWEEN ? AND ?
            ORDER BY designation_id, sequence DESC
            ON CONFLICT (id) DO UPDATE SET
                revision = excluded.revision, sequence = excluded.sequence, changed_at = excluded.changed_at,
                published_at = coalesce(excluded.published_at, current.published_at),
                source = excluded.source, authority = excluded.authority, reference = excluded.reference,
                status = excluded.status, subject_type = excluded.subject_type,
                designated_on = excluded.designated_on, primary_name = excluded.primary_name,
                searchable = excluded.searchable, programmes = excluded.programmes,
                countries = excluded.countries, designation = excluded.designation
            """;

    private static final String REKEY =
            "INSERT INTO fold.rekeying (sequence, old_id, new_id, known_at) VALUES (?, ?, ?, ?)";

    private final DataSource database;

    public Fold(DataSource database) {
        this.database = database;
    }

    /// Applies what the rule allows of a batch, all of it or, on an exception, nothing.
    Judgement apply(List<Received> batch) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Judgement judgement = FoldRule.judge(read(connection, LOCK), batch);
                if (!judgement.applied().isEmpty()) {
                    append(connection, judgement.applied());
                    advance(connection, judgement.after());
                }
                connection.commit();
                return judgement;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /// Where the fold stands.
    Watermark watermark() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return read(connection, READ);
        }
    }

    private static Watermark read(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("fold.watermark has lost its row: drop the schema fold and start again");
            }
            return new Watermark(row.getLong(1), new Digest(row.getString(2)), row.getLong(3));
        }
    }

    private static void append(Connection connection, List<LoggedEvent> events) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(RevisionRows.COPY, new StringReader(RevisionRows.of(events)));
        } catch (IOException e) {
            throw new SQLException("COPY broke off", e);
        }
        try (PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setLong(1, events.getFirst().sequence());
            statement.setLong(2, events.getLast().sequence());
            statement.executeUpdate();
        }
        rekey(connection, events);
    }

    private static void rekey(Connection connection, List<LoggedEvent> events) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REKEY)) {
            boolean any = false;
            for (LoggedEvent event : events) {
                for (Link link : event.event().links()) {
                    if (link.rel() == Link.Rel.REKEYED_FROM) {
                        statement.setLong(1, event.sequence());
                        statement.setString(2, link.designationId().toString());
                        statement.setString(3, event.designationId().toString());
                        statement.setObject(4, event.times().emittedAt().atOffset(ZoneOffset.UTC));
                        statement.addBatch();
                        any = true;
                    }
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
        try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
            statement.setString(1, Long.toString(after.sequence()));
            statement.execute();
        }
    }
}
