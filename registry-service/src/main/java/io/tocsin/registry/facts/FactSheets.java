package io.tocsin.registry.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.database.OneView;
import io.tocsin.registry.problem.Problems;
import io.tocsin.registry.validity.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Traces the facts of designations.
@ApplicationScoped
public class FactSheets {
    private static final int ROWS_AT_ONCE = 500;

    /// The events of a designation up to one of them, and before it was renumbered those under its old ids.
    private static final String COURSE = """
            WITH RECURSIVE course (id, before) AS (
                SELECT ?::text COLLATE "C", ?::bigint + 1
                UNION
                SELECT old_id, rekeying.sequence
                FROM course
                JOIN fold.rekeying ON new_id = course.id AND rekeying.sequence < course.before)
            SELECT event_head || designation || event_tail, designation, valid_from, since, since_basis
            FROM fold.revision
            WHERE sequence IN (
                SELECT revision.sequence
                FROM course
                JOIN fold.revision ON designation_id = course.id AND revision.sequence < course.before)
            ORDER BY sequence
            """;

    private final DataSource database;
    private final FactConfig config;

    FactSheets(DataSource database, FactConfig config) {
        this.database = database;
        this.config = config;
    }

    /// The facts of a designation as an event of it left them.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem where it has more events than are traced
    public FactSheet of(DesignationId id, long sequence) throws SQLException {
        try {
            return OneView.of(database, connection -> trace(connection, id, sequence));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FactSheet trace(Connection connection, DesignationId id, long sequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COURSE)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setString(1, id.toString());
            statement.setLong(2, sequence);
            Trace trace = new Trace();
            try (ResultSet row = statement.executeQuery()) {
                for (int events = 1; row.next(); events++) {
                    if (events > config.maxEvents()) {
                        throw Problems.tooMuch(
                                "Too long a history",
                                "The facts of " + id + " are not traced: it has more than " + config.maxEvents()
                                        + " events. Its history has them page by page.");
                    }
                    trace.next(row);
                }
            }
            return trace.sheet();
        }
    }

    /// The fold over the rows, with what it knows of the beginning.
    private static final class Trace {
        private final Facts facts = new Facts();
        private @Nullable LoggedEvent last;
        private Instant validFrom = Instant.EPOCH;
        private Instant since = Instant.EPOCH;
        private Instant sinceKnownAt = Instant.EPOCH;
        private Basis basis = Basis.OBSERVED;

        void next(ResultSet row) throws SQLException {
            LoggedEvent event = EventCodec.read(row.getString(1));
            validFrom = instant(row, 3);
            Origin origin = new Origin(
                    event.sequence(),
                    event.times().emittedAt(),
                    validFrom,
                    event.evidence(),
                    event.event().designation().reference());
            try {
                facts.next(DesignationJson.MAPPER.readTree(row.getString(2)), origin, beginsAnew(event));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("event " + event.sequence() + " is not JSON", e);
            }
            if (last == null || !since.equals(instant(row, 4))) {
                since = instant(row, 4);
                sinceKnownAt = event.times().emittedAt();
            }
            basis = Basis.of(row.getString(5));
            last = event;
        }

        FactSheet sheet() {
            if (last == null) {
                throw new IllegalStateException("a designation without events");
            }
            Standing standing = Standing.of(
                    last.event().designation().status(),
                    since,
                    basis,
                    sinceKnownAt,
                    validFrom,
                    last.times().emittedAt());
            return new FactSheet(
                    last.designationId(),
                    last.event().designation().revision(),
                    last.sequence(),
                    standing,
                    facts.facts());
        }
    }

    private static boolean beginsAnew(LoggedEvent logged) {
        return switch (logged.event()) {
            case DesignationEvent.Listed e -> true;
            case DesignationEvent.Announced e -> true;
            case DesignationEvent.Reported e -> true;
            case DesignationEvent.Amended e -> false;
            case DesignationEvent.Delisted e -> false;
            case DesignationEvent.Restated e -> false;
            case DesignationEvent.Rekeyed e -> false;
            case DesignationEvent.Confirmed e -> false;
            case DesignationEvent.Contradicted e -> false;
            case DesignationEvent.Lapsed e -> false;
            case DesignationEvent.Withdrawn e -> false;
        };
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
