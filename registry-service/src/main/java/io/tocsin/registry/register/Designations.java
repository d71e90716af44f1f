package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.Action;
import io.tocsin.registry.database.OneView;
import io.tocsin.registry.validity.Basis;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The register: designations as of now or two other times, and their events.
@ApplicationScoped
public class Designations {
    private static final int ROWS_AT_ONCE = 500;
    static final String STATE = """
            SELECT state.designation_id, state.designation, state.sequence, state.known_at, state.valid_from,
                state.since, state.since_basis
            """;

    private static final String NEW_ID = """
            SELECT new_id
            FROM fold.rekeying
            WHERE old_id = %s AND known_at <= coalesce(?::timestamptz, 'infinity') AND sequence > (
                SELECT coalesce(max(sequence), 0)
                FROM fold.revision
                WHERE designation_id = old_id AND known_at <= coalesce(?::timestamptz, 'infinity'))
            ORDER BY sequence DESC
            LIMIT 1
            """;

    /// The action stands in the event beside the designation, whatever order its sender wrote it in.
    private static final String STATE_AND_ACTION = STATE + """
            , (
                SELECT coalesce(substring(event_head FROM pattern), substring(event_tail FROM pattern))
                FROM fold.revision made, (VALUES ('"action"\\s*:\\s*"([a-z]+)"')) AS action (pattern)
                WHERE made.sequence = state.sequence)
            """;

    private static final String RENUMBERED = NEW_ID.formatted("?");
    private static final String STATE_AND_NEW_ID = STATE + ", (" + NEW_ID.formatted("state.designation_id") + ")\n";

    private final DataSource database;
    private final SearchConfig config;
    private final Patience patience;

    Designations(DataSource database, SearchConfig config) {
        this.database = database;
        this.config = config;
        this.patience = new Patience(config.statementTimeout());
    }

    /// Designations in the order of their ids.
    ///
    /// @param afterId only those after this id; "" from the first on
    public List<State> page(Filter filter, AsOf asOf, String afterId, int limit) throws SQLException {
        States states = States.asOf(asOf).where(filter);
        String id = states.candidate() + ".id";
        Conditions query = states.conditions().and(id + " > ?", afterId).add(" ORDER BY " + id + " LIMIT ?", limit);
        return patience.read(() -> page(query));
    }

    private List<State> page(Conditions query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATE + query.sql())) {
            Finding.planForItsValues(statement);
            patience.with(statement);
            query.bind(statement, 1);
            List<State> page = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(state(row));
                }
            }
            return page;
        }
    }

    /// What a search finds among the designations that the rest of a filter lets pass, the most relevant first.
    public List<Found> found(Search search, Filter filter, AsOf asOf, Place place, int limit) throws SQLException {
        return patience.read(() -> {
            try (Connection connection = database.getConnection()) {
                return new Finding(connection, search, filter, asOf, config.rankAtOnce(), patience).page(place, limit);
            }
        });
    }

    /// Looks up one designation. Where there is one it takes one statement, for most of what is read is read
    /// so.
    public Lookup look(DesignationId id, AsOf asOf) throws SQLException {
        Conditions query = States.one(id, asOf);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATE_AND_NEW_ID + query.sql())) {
            query.bind(statement, known(statement, 1, asOf.knownAt()));
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    String newId = row.getString(8);
                    return newId == null
                            ? new Lookup.There(state(row))
                            : new Lookup.Renumbered(DesignationId.parse(newId));
                }
            }
        }
        return renumbered(id, asOf.knownAt())
                .<Lookup>map(Lookup.Renumbered::new)
                .orElseGet(Lookup.NotThere::new);
    }

    /// Sets the two places of the time up to which a new id counts; returns the place after them.
    private static int known(PreparedStatement statement, int place, @Nullable Instant knownAt) throws SQLException {
        Object known = knownAt == null ? null : Conditions.jdbc(knownAt);
        statement.setObject(place, known, Types.TIMESTAMP_WITH_TIMEZONE);
        statement.setObject(place + 1, known, Types.TIMESTAMP_WITH_TIMEZONE);
        return place + 2;
    }

    /// One designation; empty where nothing was known of it, or it was not designated yet.
    public Optional<State> one(DesignationId id, AsOf asOf) throws SQLException {
        return first(States.one(id, asOf));
    }

    /// Of what was known then, or is known now, the state that reaches back furthest.
    public Optional<State> earliest(DesignationId id, @Nullable Instant knownAt) throws SQLException {
        return first(States.earliest(id, knownAt));
    }

    private Optional<State> first(Conditions query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(STATE + query.sql())) {
            query.bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(state(row)) : Optional.empty();
            }
        }
    }

    /// Reads the register through, over one view of it, with a bounded part of it in memory.
    public void read(Filter filter, AsOf asOf, Reader reader) throws SQLException, IOException {
        OneView.of(database, connection -> {
            reader.begins(Views.of(connection, asOf.knownAt()));
            through(connection, filter, asOf, reader);
            return null;
        });
    }

    private static void through(Connection connection, Filter filter, AsOf asOf, Reader reader)
            throws SQLException, IOException {
        States states = States.asOf(asOf).where(filter);
        Conditions query = states.conditions().add(" ORDER BY " + states.candidate() + ".id");
        try (PreparedStatement statement = connection.prepareStatement(STATE_AND_ACTION + query.sql())) {
            query.bind(statement, 1);
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.next(state(row), Action.valueOf(row.getString(8).toUpperCase(Locale.ROOT)));
                }
            }
        }
    }

    static State state(ResultSet row) throws SQLException {
        return new State(
                DesignationId.parse(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                instant(row, 4),
                instant(row, 5),
                instant(row, 6),
                Basis.of(row.getString(7)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /// The id under which a designation goes on that the authority renumbered, as known then or now.
    public Optional<DesignationId> renumbered(DesignationId id, @Nullable Instant knownAt) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RENUMBERED)) {
            statement.setString(1, id.toString());
            known(statement, 2, knownAt);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(DesignationId.parse(row.getString(1))) : Optional.empty();
            }
        }
    }
}
