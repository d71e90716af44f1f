package io.tocsin.ingest.announcement;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Status;
import io.tocsin.designation.event.Action;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// What was read out of announcements so far.
@ApplicationScoped
class AnnouncedTable {
    private static final String COLUMNS = "action, run_id, sequence, known";

    private final DataSource database;

    AnnouncedTable(DataSource database) {
        this.database = database;
    }

    /// One announced party.
    ///
    /// @param runId the run that announced it
    /// @param sequence of its last event
    record Announced(Designation known, Action action, String runId, long sequence) {}

    /// Those of a source whose name has the same slug.
    @Transactional(TxType.MANDATORY)
    List<Announced> named(String source, String slug) {
        return select("source = ? and slug = ? order by designation_id", source, slug);
    }

    /// Those that a run announced, in the order of their events.
    @Transactional(TxType.MANDATORY)
    List<Announced> ofRun(String runId) {
        return select("run_id = ? order by sequence", runId);
    }

    @Transactional(TxType.MANDATORY)
    Optional<Announced> find(DesignationId id) {
        return select("designation_id = ?", id.toString()).stream().findFirst();
    }

    /// How many of a source stand: announced and not withdrawn.
    @Transactional
    int standing(String source) {
        return (int) select("source = ?", source).stream()
                .filter(announced -> announced.known().status() != Status.WITHDRAWN)
                .count();
    }

    @Transactional(TxType.MANDATORY)
    void put(Announced announced) {
        Designation known = announced.known();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into own.announced
                            (designation_id, source, slug, action, designated_on, run_id, sequence, known)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (designation_id) do update set run_id = excluded.run_id,
                            sequence = excluded.sequence, known = excluded.known
                        """)) {
            upsert.setString(1, known.id().toString());
            upsert.setString(2, known.source());
            upsert.setString(3, ActReference.slug(known.subject().primaryName()));
            upsert.setString(4, announced.action().name());
            upsert.setObject(5, known.designatedOn());
            upsert.setString(6, announced.runId());
            upsert.setLong(7, announced.sequence());
            upsert.setString(8, DesignationJson.write(known));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("announced " + known.id() + " cannot be written: " + e.getMessage(), e);
        }
    }

    private List<Announced> select(String condition, String... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select " + COLUMNS + " from own.announced where " + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setString(i + 1, parameters[i]);
            }
            List<Announced> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Announced(
                            DesignationJson.read(row.getString(4)),
                            Action.valueOf(row.getString(1)),
                            row.getString(2),
                            row.getLong(3)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("announced parties cannot be read: " + e.getMessage(), e);
        }
    }
}
