package io.tocsin.registry.fold;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.Link;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.validity.Basis;
import io.tocsin.registry.validity.Validity;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The standings of the designations of one batch: read before it, and carried from event to event.
final class Standings {
    private static final String READ = """
            SELECT id, valid_from, since, since_basis, not_before, published_at, ever_searchable, ever_tags
            FROM designation
            WHERE id = ANY (?)
            """;

    private final Map<String, Standing> known;
    private final Set<String> before;
    private final Map<String, Revision> last = new LinkedHashMap<>();

    private Standings(Map<String, Standing> known) {
        this.known = known;
        this.before = Set.copyOf(known.keySet());
    }

    /// Reads what is known of all that the events are about.
    static Standings before(List<LoggedEvent> events, Connection connection) throws SQLException {
        Map<String, Standing> known = new HashMap<>();
        String[] ids = events.stream()
                .flatMap(event -> Stream.concat(Stream.of(event.designationId()), renumbered(event)))
                .map(DesignationId::toString)
                .distinct()
                .toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString("id"), standing(row));
                }
            }
        }
        return new Standings(known);
    }

    /// The revision that an event brings. Takes the events in their order.
    Revision revise(LoggedEvent event) {
        String id = event.designationId().toString();
        Revision revision = Revision.of(event, validityBefore(event, id));
        known.put(id, Standing.after(known.get(id), revision));
        last.put(id, revision);
        return revision;
    }

    /// The last of the new revisions of each designation.
    Stream<Revision> latest() {
        return last.values().stream();
    }

    /// Which of the designations that have new revisions had some before.
    List<String> knownBefore() {
        return last.keySet().stream().filter(before::contains).toList();
    }

    /// How a designation stands after the events.
    Standing of(Revision revision) {
        return Objects.requireNonNull(known.get(revision.designation().id().toString()), "a revision of this batch");
    }

    private @Nullable Validity validityBefore(LoggedEvent event, String id) {
        String from = renumbered(event).findFirst().map(DesignationId::toString).orElse(id);
        Standing standing = known.get(from);
        return standing == null ? null : standing.validity();
    }

    /// The ids under which the authority had the entry before.
    static Stream<DesignationId> renumbered(LoggedEvent event) {
        return event.event().links().stream()
                .filter(link -> link.rel() == Link.Rel.REKEYED_FROM)
                .map(Link::designationId);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Validity validity = new Validity(
                instant(row, "valid_from"),
                instant(row, "since"),
                Basis.of(row.getString("since_basis")),
                optional(row, "not_before"));
        return new Standing(
                validity,
                optional(row, "published_at"),
                lines(row.getString("ever_searchable")),
                tags(row.getArray("ever_tags")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Set<String> lines(String text) {
        return text.isEmpty() ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split("\n")));
    }

    private static Set<String> tags(Array tags) throws SQLException {
        return new LinkedHashSet<>(Arrays.asList((String[]) tags.getArray()));
    }
}
