package io.tocsin.ingest.announcement;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.Action;
import io.tocsin.designation.event.Evidence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What was read out of announcements so far, and how it stands.
@ApplicationScoped
class AnnouncedTable {
    private static final String SELECT = """
            select a.known, a.action, a.run_id, a.sequence, a.standing, a.stands_since, a.expected_by, a.confirmed_by,
                a.lag_seconds, a.entry_id, r.published_at, r.document_sha256, r.url, r.observed_at
            from own.announced a join own.run r on r.id = a.run_id where\s""";
    private static final String OPEN = "a.standing in ('announced', 'awaiting-gazette', 'lapsed')";

    private final DataSource database;

    AnnouncedTable(DataSource database) {
        this.database = database;
    }

    /// Those of a source whose name has the same slug.
    @Transactional(TxType.MANDATORY)
    List<AnnouncedParty> named(String source, String slug) {
        return select("a.source = ? and a.slug = ? order by a.designation_id", source, slug);
    }

    /// Those that a run announced, in the order of their events.
    @Transactional(TxType.MANDATORY)
    List<AnnouncedParty> ofRun(String runId) {
        return select("a.run_id = ? order by a.sequence", runId);
    }

    @Transactional(TxType.MANDATORY)
    Optional<AnnouncedParty> find(DesignationId id) {
        return select("a.designation_id = ?", id.toString()).stream().findFirst();
    }

    /// Those of some sources that nothing confirms or contradicts yet, the newest first.
    @Transactional(TxType.MANDATORY)
    List<AnnouncedParty> open(Collection<String> sources, int atMost) {
        return sources.isEmpty()
                ? List.of()
                : select(OPEN + " and a.source = any(?) order by a.sequence desc limit ?", sources, atMost);
    }

    /// Those of a source whose entry was expected by then, those first that waited longest.
    @Transactional(TxType.MANDATORY)
    List<AnnouncedParty> due(String source, Instant by, int atMost) {
        return select(
                "a.standing = 'announced' and a.source = ? and a.expected_by <= ? order by a.expected_by limit ?",
                source,
                by,
                atMost);
    }

    /// How many of a source stand: announced and not withdrawn.
    @Transactional
    int standing(String source) {
        try (Connection connection = database.getConnection();
                PreparedStatement count = connection.prepareStatement(
                        "select count(*) from own.announced where source = ? and standing <> 'withdrawn'")) {
            count.setString(1, source);
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("announced parties cannot be counted: " + e.getMessage(), e);
        }
    }

    @Transactional(TxType.MANDATORY)
    void put(AnnouncedParty party) {
        Designation known = party.known();
        Stored stored = Stored.of(party.standing());
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into own.announced
                            (designation_id, source, slug, action, designated_on, run_id, sequence, known, standing,
                            stands_since, expected_by, confirmed_by, lag_seconds, entry_id)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (designation_id) do update set run_id = excluded.run_id,
                            sequence = excluded.sequence, known = excluded.known, standing = excluded.standing,
                            stands_since = excluded.stands_since, expected_by = excluded.expected_by,
                            confirmed_by = excluded.confirmed_by, lag_seconds = excluded.lag_seconds,
                            entry_id = excluded.entry_id
                        """)) {
            upsert.setString(1, known.id().toString());
            upsert.setString(2, known.source());
            upsert.setString(3, ActReference.slug(known.subject().primaryName()));
            upsert.setString(4, party.action().name());
            upsert.setObject(5, known.designatedOn());
            upsert.setString(6, party.runId());
            upsert.setLong(7, party.sequence());
            upsert.setString(8, DesignationJson.write(known));
            upsert.setString(9, stored.standing());
            upsert.setObject(10, stored.since().atOffset(ZoneOffset.UTC));
            Instant expectedBy = stored.expectedBy();
            upsert.setObject(11, expectedBy == null ? null : expectedBy.atOffset(ZoneOffset.UTC));
            upsert.setString(12, text(stored.confirmedBy()));
            Duration lag = stored.lag();
            upsert.setObject(13, lag == null ? null : lag.toSeconds());
            upsert.setString(14, text(party.entry()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("announced " + known.id() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// A state as it is stored.
    private record Stored(
            String standing,
            Instant since,
            @Nullable Instant expectedBy,
            @Nullable DesignationId confirmedBy,
            @Nullable Duration lag) {

        static Stored of(Standing standing) {
            return switch (standing) {
                case Standing.Announced s -> new Stored("announced", s.since(), s.expectedBy(), null, null);
                case Standing.AwaitingGazette s -> plain("awaiting-gazette", s);
                case Standing.Lapsed s -> plain("lapsed", s);
                case Standing.Confirmed s -> new Stored("confirmed", s.since(), null, s.by(), s.lag());
                case Standing.Contradicted s -> plain("contradicted", s);
                case Standing.Reported s -> plain("reported", s);
                case Standing.Withdrawn s -> plain("withdrawn", s);
            };
        }

        private static Stored plain(String word, Standing standing) {
            return new Stored(word, standing.since(), null, null, null);
        }

        Standing standingValue() {
            return switch (standing) {
                case "announced" -> new Standing.Announced(since, expectedBy == null ? since : expectedBy);
                case "awaiting-gazette" -> new Standing.AwaitingGazette(since);
                case "lapsed" -> new Standing.Lapsed(since);
                case "confirmed" -> new Standing.Confirmed(since, confirmedBy, lag);
                case "contradicted" -> new Standing.Contradicted(since);
                case "reported" -> new Standing.Reported(since);
                case "withdrawn" -> new Standing.Withdrawn(since);
                default -> throw new IllegalStateException("no such standing: " + standing);
            };
        }
    }

    private List<AnnouncedParty> select(String condition, Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
            for (int i = 0; i < parameters.length; i++) {
                switch (parameters[i]) {
                    case Collection<?> names ->
                        select.setArray(i + 1, connection.createArrayOf("text", names.toArray()));
                    case Instant at -> select.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
                    default -> select.setObject(i + 1, parameters[i]);
                }
            }
            List<AnnouncedParty> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(party(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("announced parties cannot be read: " + e.getMessage(), e);
        }
    }

    private static AnnouncedParty party(ResultSet row) throws SQLException {
        long seconds = row.getLong("lag_seconds");
        Duration lag = row.wasNull() ? null : Duration.ofSeconds(seconds);
        Stored stored = new Stored(
                row.getString("standing"),
                at(row, "stands_since"),
                optionalAt(row, "expected_by"),
                id(row.getString("confirmed_by")),
                lag);
        return new AnnouncedParty(
                DesignationJson.read(row.getString("known")),
                Action.valueOf(row.getString("action")),
                row.getString("run_id"),
                row.getLong("sequence"),
                stored.standingValue(),
                id(row.getString("entry_id")),
                optionalAt(row, "published_at"),
                new Evidence(row.getString("document_sha256"), row.getString("url"), null, at(row, "observed_at")));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant optionalAt(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable DesignationId id(@Nullable String text) {
        return text == null ? null : DesignationId.parse(text);
    }

    private static @Nullable String text(@Nullable DesignationId id) {
        return id == null ? null : id.toString();
    }
}
