package io.tocsin.registry.programme;

import io.tocsin.designation.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The overview of the register as it stands. It is counted once for each state of the register, by one
/// thread at a time.
@ApplicationScoped
class Figures {
    private static final int ROWS_AT_ONCE = 2000;

    /// What was renumbered counts under its new id alone. A tag says that a record named an instrument once;
    /// whether it does now, its text says, where the tag has the name whole.
    private static final String CURRENT = """
            SELECT authority, status, changed_at, programmes, ARRAY(
                SELECT substr(tag, 3)
                FROM unnest(ever_tags) tag
                WHERE tag LIKE 'l:%' AND position('"instrument":' || to_json(substr(tag, 3))::text IN designation) > 0)
            FROM fold.designation state
            WHERE NOT EXISTS (
                SELECT FROM fold.rekeying WHERE old_id = state.id AND rekeying.sequence > state.sequence)
            """;

    private final DataSource database;
    private final Clock clock;
    private final ProgrammeConfig config;
    private @Nullable Counted last;
    private Instant lookedAt = Instant.EPOCH;

    private record Counted(String digest, Overview overview) {}

    Figures(DataSource database, Clock clock, ProgrammeConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    synchronized Overview now() throws SQLException {
        Counted before = last;
        if (before != null && clock.instant().isBefore(lookedAt.plus(config.freshFor()))) {
            return before.overview();
        }
        Counted counted = View.read(
                database,
                view -> before != null && before.digest().equals(view.digest())
                        ? before
                        : new Counted(view.digest(), count(view)));
        last = counted;
        lookedAt = clock.instant();
        return counted.overview();
    }

    private static Overview count(View view) throws SQLException {
        Overview.Count count = new Overview.Count();
        try (PreparedStatement statement = view.connection().prepareStatement(CURRENT)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    count.add(
                            row.getString(1),
                            Status.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            texts(row.getArray(4)),
                            texts(row.getArray(5)));
                }
            }
        }
        return count.done();
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
