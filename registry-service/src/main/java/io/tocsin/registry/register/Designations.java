package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.register.Page.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The register: current designations, the same as known at another time, and their events.
@ApplicationScoped
class Designations {
    /// What was renumbered is current under its new id alone.
    private static final String CURRENT = """
            SELECT state.id, state.designation
            FROM fold.designation state
            WHERE state.id > ? AND NOT EXISTS (
                SELECT FROM fold.rekeying WHERE old_id = state.id AND rekeying.sequence > state.sequence)
            """;

    /// For each designation the last revision that was known then; what nobody knew of then is not there.
    private static final String AS_KNOWN = """
            SELECT state.designation_id, state.designation
            FROM fold.designation current
            CROSS JOIN LATERAL (
                SELECT revision.*, known_at AS changed_at, fold.searchable(names) AS searchable
                FROM fold.revision
                WHERE designation_id = current.id AND known_at <= ?
                ORDER BY sequence DESC
                LIMIT 1) state
            WHERE current.id > ? AND NOT EXISTS (
                SELECT FROM fold.rekeying
                WHERE old_id = current.id AND rekeying.sequence > state.sequence AND rekeying.known_at <= ?)
            """;

    private static final String ONE = "SELECT designation FROM fold.designation WHERE id = ?";

    private static final String ONE_AS_KNOWN = """
            SELECT designation
            FROM fold.revision
            WHERE designation_id = ? AND known_at <= ?
            ORDER BY sequence DESC
            LIMIT 1
            """;

    private static final String RENUMBERED = """
            SELECT new_id
            FROM fold.rekeying
            WHERE old_id = ? AND known_at <= coalesce(?::timestamptz, 'infinity') AND sequence > (
                SELECT coalesce(max(sequence), 0)
                FROM fold.revision
                WHERE designation_id = old_id AND known_at <= coalesce(?::timestamptz, 'infinity'))
            ORDER BY sequence DESC
            LIMIT 1
            """;

    private static final String HISTORY = """
            SELECT sequence, event_head || designation || event_tail
            FROM fold.revision
            WHERE designation_id = ? AND sequence > ?
            ORDER BY sequence
            LIMIT ?
            """;

    private final DataSource database;

    Designations(DataSource database) {
        this.database = database;
    }

    /// Designations in the order of their ids.
    ///
    /// @param knownAt as known then, null for now
    /// @param afterId only those after this id
    List<Row<DesignationId>> page(Filter filter, @Nullable Instant knownAt, String afterId, int limit)
            throws SQLException {
        Conditions conditions = conditions(filter);
        String query = (knownAt == null ? CURRENT : AS_KNOWN) + conditions.sql() + " ORDER BY 1 LIMIT ?";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            int place = 1;
            if (knownAt != null) {
                statement.setObject(place++, Conditions.jdbc(knownAt));
            }
            statement.setString(place++, afterId);
            if (knownAt != null) {
                statement.setObject(place++, Conditions.jdbc(knownAt));
            }
            place = conditions.bind(statement, place);
            statement.setInt(place, limit);
            List<Row<DesignationId>> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row<>(DesignationId.parse(row.getString(1)), row.getString(2)));
                }
            }
            return rows;
        }
    }

    private static Conditions conditions(Filter filter) {
        return new Conditions()
                .and("state.searchable LIKE fold.anywhere(?)", filter.name())
                .and("state.source = ?", filter.source())
                .and("state.programmes @> ARRAY[?]::text[]", filter.programme())
                .and("state.countries @> ARRAY[?]::text[]", filter.country())
                .and("state.subject_type = ?", filter.subjectType())
                .and("state.status = ?", filter.status())
                .and("state.changed_at >= ?", filter.changedSince());
    }

    /// One designation, as known then or now; empty where nothing was known of it.
    Optional<String> one(DesignationId id, @Nullable Instant knownAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(knownAt == null ? ONE : ONE_AS_KNOWN)) {
            statement.setString(1, id.toString());
            if (knownAt != null) {
                statement.setObject(2, Conditions.jdbc(knownAt));
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /// The id under which a designation goes on that the authority renumbered, as known then or now.
    Optional<DesignationId> renumbered(DesignationId id, @Nullable Instant knownAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RENUMBERED)) {
            Object known = knownAt == null ? null : Conditions.jdbc(knownAt);
            statement.setString(1, id.toString());
            statement.setObject(2, known, Types.TIMESTAMP_WITH_TIMEZONE);
            statement.setObject(3, known, Types.TIMESTAMP_WITH_TIMEZONE);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(DesignationId.parse(row.getString(1))) : Optional.empty();
            }
        }
    }

    /// The events of one designation as received, in the order of the log.
    List<Row<Long>> history(DesignationId id, long afterSequence, int limit) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HISTORY)) {
            statement.setString(1, id.toString());
            statement.setLong(2, afterSequence);
            statement.setInt(3, limit);
            List<Row<Long>> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(new Row<>(row.getLong(1), row.getString(2)));
                }
            }
            return rows;
        }
    }
}
