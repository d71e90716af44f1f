package io.tocsin.ingest.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.snapshot.PatchedEntry;
import io.tocsin.ingest.snapshot.PatchedEntry.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/// What deltas changed in the accepted snapshots, in the database.
@ApplicationScoped
class DeltaTable {
    private final DataSource database;

    DeltaTable(DataSource database) {
        this.database = database;
    }

    /// Every entry of a source that a delta changed since the last whole list.
    @Transactional
    Map<String, PatchedEntry> patched(String source) {
        Map<String, PatchedEntry> patched = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select reference, known, listed, read, fingerprint, delta_run, delta_publication,
                            delta_published_on
                        from own.snapshot_entry where source = ? and delta_run is not null
                        """)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String whole = row.getString(4);
                    patched.put(
                            row.getString(1),
                            new PatchedEntry(
                                    DesignationJson.read(row.getString(2)),
                                    row.getBoolean(3),
                                    whole == null ? null : DesignationJson.read(whole),
                                    row.getBytes(5),
                                    new Mark(row.getString(6), row.getString(7), row.getObject(8, LocalDate.class))));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("deltas of " + source + " cannot be read: " + e.getMessage(), e);
        }
        return patched;
    }

    /// Writes what a delta left, in the caller's transaction. What the last whole list had of an entry stays.
    @Transactional(TxType.MANDATORY)
    void write(String source, Map<String, PatchedEntry> patched) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into own.snapshot_entry (source, reference, known, read, listed, delta_run,
                            delta_publication, delta_published_on)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (source, reference) do update set known = excluded.known, read = excluded.read,
                            listed = excluded.listed, delta_run = excluded.delta_run,
                            delta_publication = excluded.delta_publication,
                            delta_published_on = excluded.delta_published_on
                        """)) {
            for (Map.Entry<String, PatchedEntry> entry : patched.entrySet()) {
                PatchedEntry left = entry.getValue();
                Designation whole = left.whole();
                upsert.setString(1, source);
                upsert.setString(2, entry.getKey());
                upsert.setString(3, DesignationJson.write(left.known()));
                upsert.setString(4, whole == null ? null : DesignationJson.write(whole));
                upsert.setBoolean(5, left.listed());
                upsert.setString(6, left.mark().runId());
                upsert.setString(7, left.mark().publication());
                upsert.setObject(8, left.mark().publishedOn());
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("a delta of " + source + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Moves the accepted snapshot on, in the caller's transaction: its document is the whole list still.
    ///
    /// @param after as it is now
    @Transactional(TxType.MANDATORY)
    void moveOn(String source, AcceptedSnapshot after) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update own.snapshot set run_id = ?, entries = ?, profile = ?, held_removals = ? where source = ?")) {
            update.setString(1, after.runId());
            update.setInt(2, after.fingerprints().size());
            update.setString(3, DesignationJson.MAPPER.writeValueAsString(after.profile()));
            update.setString(4, DesignationJson.MAPPER.writeValueAsString(new TreeSet<>(after.heldRemovals())));
            update.setString(5, source);
            update.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("a delta of " + source + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// A whole list was accepted, in the caller's transaction: it says of every entry what deltas said, or set it
    /// right.
    ///
    /// @param kept the entries of which it says nothing
    @Transactional(TxType.MANDATORY)
    void settle(String source, Set<String> kept) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                        update own.snapshot_entry set delta_run = null, delta_publication = null,
                            delta_published_on = null,
                            fingerprint = case when listed then fingerprint end,
                            read = case when listed then read end
                        where source = ? and delta_run is not null and not reference = any(?)
                        """)) {
            update.setString(1, source);
            update.setArray(2, connection.createArrayOf("text", kept.toArray()));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("deltas of " + source + " cannot be settled: " + e.getMessage(), e);
        }
    }

    /// Which of the entries are on one of these sources' lists.
    @Transactional
    Set<String> listed(Collection<String> sources, Collection<String> references) {
        Set<String> listed = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select reference from own.snapshot_entry
                        where source = any(?) and reference = any(?) and listed
                        """)) {
            select.setArray(1, connection.createArrayOf("text", sources.toArray()));
            select.setArray(2, connection.createArrayOf("text", references.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    listed.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("entries of " + sources + " cannot be read: " + e.getMessage(), e);
        }
        return listed;
    }

    /// The day of the accepted whole list: the one that it states, else that of its acceptance; empty before the
    /// first.
    @Transactional
    Optional<LocalDate> wholeListOf(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select coalesce(published_on, (accepted_at at time zone 'UTC')::date)
                        from own.snapshot where source = ?
                        """)) {
            select.setString(1, source);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, LocalDate.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the snapshot of " + source + " cannot be read: " + e.getMessage(), e);
        }
    }
}
