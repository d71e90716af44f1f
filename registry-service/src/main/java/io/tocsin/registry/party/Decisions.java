package io.tocsin.registry.party;

import io.tocsin.designation.DesignationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What operators decided about pairs of designations; insert only. The latest decision about a pair is in
/// force. It is about what the ids stood for when it was taken: where an authority renumbers an entry
/// later, it follows, and outlives every rebuild of the fold.
final class Decisions {
    /// Every decision with the ids that its designations have now, `one` before `other`.
    static final String FOLLOWED = """
            WITH RECURSIVE followed (number, side, id, sequence) AS (
                SELECT number, side, id, sequence
                FROM own.party_decision
                CROSS JOIN LATERAL (VALUES ('a', a), ('b', b)) AS pair (side, id)
                WHERE decided_at <= coalesce(?::timestamptz, 'infinity')
                UNION ALL
                SELECT number, side, next.new_id, next.sequence
                FROM followed
                CROSS JOIN LATERAL (
                    SELECT new_id, rekeying.sequence
                    FROM fold.rekeying
                    WHERE old_id = followed.id AND rekeying.sequence > followed.sequence
                        AND known_at <= coalesce(?::timestamptz, 'infinity')
                    ORDER BY rekeying.sequence
                    LIMIT 1) next
            ), ended AS (
                SELECT DISTINCT ON (number, side) number, side, id
                FROM followed
                ORDER BY number, side, sequence DESC
            ), decided AS (
                SELECT number, min(id) AS one, max(id) AS other
                FROM ended
                GROUP BY number
                HAVING min(id) <> max(id)
            )
            """;

    private static final String OF_PAIR_FIRST = FOLLOWED + """
            SELECT one, other, verdict, decided_by, reason, decided_at
            FROM decided
            JOIN own.party_decision USING (number)
            WHERE (one = ? OR other = ?) AND (?::text IS NULL OR one = ? OR other = ?)
            ORDER BY number DESC
            """;

    private static final String ADD = """
            INSERT INTO own.party_decision (a, b, sequence, verdict, decided_by, reason, decided_at)
            SELECT ?, ?, sequence, ?, ?, ?, ?
            FROM fold.watermark
            """;

    private Decisions() {}

    /// A decision about the designation that was asked about and another.
    record AboutOther(String otherId, Decision decision) {}

    /// All decisions about a designation, or about it and one other, the latest first.
    static List<AboutOther> about(
            DesignationId id, @Nullable DesignationId other, @Nullable Instant knownAt, Connection connection)
            throws SQLException {
        OffsetDateTime known = knownAt == null ? null : knownAt.atOffset(ZoneOffset.UTC);
        String otherText = other == null ? null : other.toString();
        try (PreparedStatement statement = connection.prepareStatement(OF_PAIR_FIRST)) {
            statement.setObject(1, known);
            statement.setObject(2, known);
            statement.setString(3, id.toString());
            statement.setString(4, id.toString());
            statement.setString(5, otherText);
            statement.setString(6, otherText);
            statement.setString(7, otherText);
            List<AboutOther> decisions = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String one = row.getString(1);
                    decisions.add(new AboutOther(
                            one.equals(id.toString()) ? row.getString(2) : one,
                            new Decision(
                                    Verdict.of(row.getString(3)),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getObject(6, OffsetDateTime.class).toInstant())));
                }
            }
            return decisions;
        }
    }

    /// The decision that is in force: the latest, unless it takes the one before back.
    static Optional<Decision> inForce(List<Decision> latestFirst) {
        return latestFirst.stream().findFirst().filter(decision -> decision.verdict() != Verdict.WITHDRAWN);
    }

    /// Adds a decision about two different designations.
    static void add(
            DesignationId one,
            DesignationId other,
            Verdict verdict,
            String by,
            String reason,
            Clock clock,
            Connection connection)
            throws SQLException {
        boolean inOrder = one.toString().compareTo(other.toString()) < 0;
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, (inOrder ? one : other).toString());
            statement.setString(2, (inOrder ? other : one).toString());
            statement.setString(3, verdict.word());
            statement.setString(4, by);
            statement.setString(5, reason);
            statement.setObject(
                    6, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }
}
