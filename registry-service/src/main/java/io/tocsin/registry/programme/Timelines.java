package io.tocsin.registry.programme;

import io.tocsin.designation.event.EventType;
import io.tocsin.registry.programme.Month.Happening;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// The timelines of all programmes. The log only grows, so that each event is counted once: a question
/// counts what was folded since the question before. The first one after the start counts the whole log.
@ApplicationScoped
class Timelines {
    private static final String SINCE = """
            SELECT authority, programme, to_char(known_at AT TIME ZONE 'UTC', 'YYYY-MM'), type,
                position('"baseline":true' IN event_head) > 0, count(*)
            FROM fold.revision
            CROSS JOIN unnest(programmes) AS programme
            WHERE sequence > ? AND sequence <= ?
            GROUP BY 1, 2, 3, 4, 5
            """;

    private final DataSource database;
    private final Map<ProgrammeTag, SortedMap<String, Month>> months = new HashMap<>();
    private long counted;

    Timelines(DataSource database) {
        this.database = database;
    }

    /// The months in which anything became known of a programme, in their order.
    synchronized List<Month> of(ProgrammeTag tag) throws SQLException {
        View.read(database, view -> {
            count(view);
            return view.sequence();
        });
        return List.copyOf(months.getOrDefault(tag, new TreeMap<>()).values());
    }

    private void count(View view) throws SQLException {
        if (view.sequence() < counted) {
            months.clear();
            counted = 0;
        }
        if (view.sequence() == counted) {
            return;
        }
        happened(view).forEach(this::add);
        counted = view.sequence();
    }

    private record Happened(ProgrammeTag tag, String month, Optional<Happening> what, long times) {}

    private List<Happened> happened(View view) throws SQLException {
        List<Happened> happened = new ArrayList<>();
        try (PreparedStatement statement = view.connection().prepareStatement(SINCE)) {
            statement.setLong(1, counted);
            statement.setLong(2, view.sequence());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    happened.add(new Happened(
                            new ProgrammeTag(row.getString(1), row.getString(2)),
                            row.getString(3),
                            happening(EventType.of(row.getString(4)), row.getBoolean(5)),
                            row.getLong(6)));
                }
            }
        }
        return happened;
    }

    private void add(Happened happened) {
        happened.what()
                .ifPresent(what -> months.computeIfAbsent(happened.tag(), tag -> new TreeMap<>())
                        .compute(
                                happened.month(),
                                (month, before) ->
                                        (before == null ? Month.empty(month) : before).plus(what, happened.times())));
    }

    /// What an event is on a timeline: a new number and what follows an announcement are nothing new of the
    /// party.
    private static Optional<Happening> happening(EventType type, boolean baseline) {
        if (baseline) {
            return Optional.of(Happening.BASELINE);
        }
        return switch (type) {
            case ANNOUNCED -> Optional.of(Happening.ANNOUNCED);
            case LISTED -> Optional.of(Happening.LISTED);
            case AMENDED -> Optional.of(Happening.AMENDED);
            case DELISTED -> Optional.of(Happening.DELISTED);
            case CONFIRMED, CONTRADICTED, LAPSED, WITHDRAWN, REPORTED, REKEYED, RESTATED -> Optional.empty();
        };
    }
}
