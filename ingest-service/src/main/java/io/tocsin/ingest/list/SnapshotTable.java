package io.tocsin.ingest.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.postgres.CopyIn;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.SnapshotForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The accepted snapshots in the database. Fingerprints are kept in memory too, as long as the database
/// still has the same snapshot.
@ApplicationScoped
class SnapshotTable {
    private final DataSource database;
    private final Map<String, AcceptedSnapshot> remembered = new ConcurrentHashMap<>();

    SnapshotTable(DataSource database) {
        this.database = database;
    }

    /// What is known of one entry.
    ///
    /// @param listed whether it is on the list now; otherwise it was before
    record Known(EntryState state, boolean listed) {}

    /// An entry to be written.
    ///
    /// @param fingerprint null for one that is off the list
    record Row(String reference, byte @Nullable [] fingerprint, EntryState state) {}

    /// The accepted snapshot of a source; empty before the first.
    @Transactional
    Optional<AcceptedSnapshot> accepted(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select run_id, document_sha256, form, published_on from own.snapshot where source = ?
                        """)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                AcceptedSnapshot cached = remembered.get(source);
                if (cached != null && cached.runId().equals(row.getString(1))) {
                    return Optional.of(cached);
                }
                AcceptedSnapshot loaded = new AcceptedSnapshot(
                        row.getString(1),
                        row.getString(2),
                        DesignationJson.MAPPER.readValue(row.getString(3), SnapshotForm.class),
                        row.getObject(4, LocalDate.class),
                        fingerprints(connection, source));
                remembered.put(source, loaded);
                return Optional.of(loaded);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the snapshot of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// How many entries the accepted snapshot has; 0 before the first.
    @Transactional
    int entries(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select entries from own.snapshot where source = ?")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the snapshot of " + source + " cannot be counted: " + e.getMessage(), e);
        }
    }

    /// What is known of entries, those that are off the list included.
    @Transactional(TxType.MANDATORY)
    Map<String, Known> known(String source, Collection<String> references) {
        Map<String, Known> known = HashMap.newHashMap(references.size());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select reference, known, read, listed from own.snapshot_entry
                        where source = ? and reference = any(?)
                        """)) {
            select.setString(1, source);
            select.setArray(2, connection.createArrayOf("text", references.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String read = row.getString(3);
                    EntryState state = new EntryState(
                            DesignationJson.read(row.getString(2)), read == null ? null : DesignationJson.read(read));
                    known.put(row.getString(1), new Known(state, row.getBoolean(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("entries of " + source + " cannot be read: " + e.getMessage(), e);
        }
        return known;
    }

    /// Makes a snapshot the accepted one, in the caller's transaction.
    ///
    /// @param first whether the source has none yet
    /// @param rows every entry whose state or fingerprint differs from what is stored
    @Transactional(TxType.MANDATORY)
    void accept(
            String source,
            String runId,
            String documentSha256,
            SnapshotFacts facts,
            Instant at,
            boolean first,
            List<Row> rows) {
        try (Connection connection = database.getConnection()) {
            writeHead(connection, source, runId, documentSha256, facts, at);
            if (first) {
                copy(connection, source, rows, "own.snapshot_entry");
            } else if (!rows.isEmpty()) {
                merge(connection, source, rows);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the snapshot of " + source + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Keeps the fingerprints of a snapshot whose acceptance was committed.
    void remember(String source, AcceptedSnapshot snapshot) {
        remembered.put(source, snapshot);
    }

    private static Map<String, byte[]> fingerprints(Connection connection, String source) throws SQLException {
        Map<String, byte[]> fingerprints = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "select reference, fingerprint from own.snapshot_entry where source = ? and listed")) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    fingerprints.put(row.getString(1), row.getBytes(2));
                }
            }
        }
        return fingerprints;
    }

    private static void writeHead(
            Connection connection, String source, String runId, String sha256, SnapshotFacts facts, Instant at)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into own.snapshot (source, run_id, document_sha256, form, entries, published_on, accepted_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (source) do update set run_id = excluded.run_id,
                    document_sha256 = excluded.document_sha256, form = excluded.form, entries = excluded.entries,
                    published_on = coalesce(excluded.published_on, snapshot.published_on),
                    accepted_at = excluded.accepted_at
                """)) {
            upsert.setString(1, source);
            upsert.setString(2, runId);
            upsert.setString(3, sha256);
            upsert.setString(4, DesignationJson.MAPPER.writeValueAsString(facts.form()));
            upsert.setInt(5, facts.entries());
            upsert.setObject(6, facts.publishedOn());
            upsert.setObject(7, at.atOffset(ZoneOffset.UTC));
            upsert.executeUpdate();
        }
    }

    private static void merge(Connection connection, String source, List<Row> rows) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists entry_change"
                    + " (like own.snapshot_entry including storage) on commit delete rows");
        }
        copy(connection, source, rows, "entry_change");
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into own.snapshot_entry (source, reference, fingerprint, known, read, listed)
                    select source, reference, fingerprint, known, read, listed from entry_change
                    on conflict (source, reference) do update set fingerprint = excluded.fingerprint,
                        known = excluded.known, read = excluded.read, listed = excluded.listed
                    """);
        }
    }

    private static void copy(Connection connection, String source, List<Row> rows, String table) throws SQLException {
        try (CopyIn copy = new CopyIn(connection, table, "source, reference, fingerprint, known, read, listed")) {
            for (Row row : rows) {
                byte[] fingerprint = row.fingerprint();
                var read = row.state().read();
                copy.row(
                        source,
                        row.reference(),
                        fingerprint == null ? null : "\\x" + HexFormat.of().formatHex(fingerprint),
                        DesignationJson.write(row.state().known()),
                        read == null ? null : DesignationJson.write(read),
                        Boolean.toString(fingerprint != null));
            }
        }
    }
}
