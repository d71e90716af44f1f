package io.tocsin.ingest.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.postgres.CopyIn;
import io.tocsin.ingest.snapshot.EntryState;
import io.tocsin.ingest.snapshot.KnownEntry;
import io.tocsin.ingest.snapshot.Profile;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The accepted snapshots in the database. Fingerprints are kept in memory too, as long as the database
/// still has the same snapshot.
@ApplicationScoped
class SnapshotTable {
    private static final int ROWS_AT_ONCE = 1000;

    private final DataSource database;
    private final Map<String, AcceptedSnapshot> remembered = new ConcurrentHashMap<>();

    SnapshotTable(DataSource database) {
        this.database = database;
    }

    /// Another snapshot was accepted after the document was read.
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Overtaken(String source) {
            super("another snapshot of " + source + " was accepted meanwhile");
        }
    }

    /// An entry to be written.
    ///
    /// @param fingerprint null for one that is off the list
    record Row(String reference, byte @Nullable [] fingerprint, EntryState state) {}

    /// The accepted snapshot of a source; empty before the first.
    @Transactional
    Optional<AcceptedSnapshot> accepted(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select run_id, document_sha256, form, published_on, profile, held_removals
                        from own.snapshot where source = ?
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
                        fingerprints(connection, source),
                        profile(connection, source, row.getString(5)),
                        Set.of(DesignationJson.MAPPER.readValue(row.getString(6), String[].class)));
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
    @Transactional
    Map<String, KnownEntry> known(String source, Collection<String> references) {
        Map<String, KnownEntry> known = HashMap.newHashMap(references.size());
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
                    known.put(row.getString(1), new KnownEntry(state, row.getBoolean(4)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("entries of " + source + " cannot be read: " + e.getMessage(), e);
        }
        return known;
    }

    /// Makes sure, in the caller's transaction, that nothing was accepted since a document was read.
    ///
    /// @param before the snapshot against which it was read, null before the first
    /// @throws Overtaken otherwise; the document has to be read again
    @Transactional(TxType.MANDATORY)
    void requireStill(String source, @Nullable AcceptedSnapshot before) {
        Optional<String> now = accepted(source).map(AcceptedSnapshot::runId);
        if (!now.equals(Optional.ofNullable(before).map(AcceptedSnapshot::runId))) {
            throw new Overtaken(source);
        }
    }

    /// Writes some entries of a snapshot that is about to be accepted, in the caller's transaction.
    ///
    /// @param first whether the source has none yet
    /// @param rows entries whose state or fingerprint differs from what is stored
    @Transactional(TxType.MANDATORY)
    void write(String source, boolean first, List<Row> rows) {
        try (Connection connection = database.getConnection()) {
            if (!first) {
                prepareMerge(connection);
            }
            copy(connection, source, rows, first ? "own.snapshot_entry" : "entry_change");
        } catch (SQLException e) {
            throw new IllegalStateException("entries of " + source + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Makes a snapshot the accepted one, once its entries were written, in the caller's transaction.
    ///
    /// @param first whether the source has none yet
    @Transactional(TxType.MANDATORY)
    void accept(String source, AcceptedSnapshot snapshot, boolean first, Instant at) {
        try (Connection connection = database.getConnection()) {
            writeHead(connection, source, snapshot, at);
            if (!first) {
                merge(connection);
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

    /// The profile as stored; a snapshot that an earlier version accepted has none, and is counted.
    private static Profile profile(Connection connection, String source, @Nullable String stored)
            throws SQLException, JsonProcessingException {
        if (stored != null) {
            return DesignationJson.MAPPER.readValue(stored, Profile.class);
        }
        Profile.Count count = new Profile.Count();
        try (PreparedStatement select = connection.prepareStatement(
                "select coalesce(read, known) from own.snapshot_entry where source = ? and listed")) {
            select.setString(1, source);
            select.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    count.add(DesignationJson.read(row.getString(1)));
                }
            }
        }
        return count.end(null, List.of());
    }

    private static void writeHead(Connection connection, String source, AcceptedSnapshot snapshot, Instant at)
            throws SQLException, JsonProcessingException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into own.snapshot
                    (source, run_id, document_sha256, form, entries, published_on, accepted_at, profile, held_removals)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (source) do update set run_id = excluded.run_id,
                    document_sha256 = excluded.document_sha256, form = excluded.form, entries = excluded.entries,
                    published_on = excluded.published_on, accepted_at = excluded.accepted_at,
                    profile = excluded.profile, held_removals = excluded.held_removals
                """)) {
            upsert.setString(1, source);
            upsert.setString(2, snapshot.runId());
            upsert.setString(3, snapshot.documentSha256());
            upsert.setString(4, DesignationJson.MAPPER.writeValueAsString(snapshot.form()));
            upsert.setInt(5, snapshot.fingerprints().size());
            upsert.setObject(6, snapshot.publishedOn());
            upsert.setObject(7, at.atOffset(ZoneOffset.UTC));
            upsert.setString(8, DesignationJson.MAPPER.writeValueAsString(snapshot.profile()));
            upsert.setString(9, DesignationJson.MAPPER.writeValueAsString(new TreeSet<>(snapshot.heldRemovals())));
            upsert.executeUpdate();
        }
    }

    private static void prepareMerge(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create temporary table if not exists entry_change"
                    + " (like own.snapshot_entry including storage) on commit delete rows");
        }
    }

    private static void merge(Connection connection) throws SQLException {
        prepareMerge(connection);
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
