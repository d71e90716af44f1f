package io.tocsin.registry.party;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows the fold in one schema, and ties designations of one party. What is tied depends on the current
/// state alone: whichever batches led there, two designations of different sources are tied where they
/// share a key that not too many share, and {@link SameParty} finds them likely one party. What the log
/// itself ties is not judged anew.
///
/// Replicas take turns: who finds another at it leaves it to that one.
public final class Linking {
    private static final Logger LOG = Logger.getLogger(Linking.class);

    private static final String SCHEMA = "SELECT set_config('search_path', ? || ', public', true)";
    private static final String CLAIM = "SELECT sequence FROM party_progress FOR UPDATE SKIP LOCKED";
    private static final String ADVANCE = "UPDATE party_progress SET sequence = ?";

    private static final String EVENTS = """
            SELECT sequence, type, designation_id, known_at,
                CASE WHEN position('"links":[]' IN event_tail) = 0 THEN event_tail END
            FROM revision
            WHERE sequence > ?
            ORDER BY sequence
            LIMIT ?
            """;

    private static final String ADD_WORD = """
            INSERT INTO party_word (sequence, place, designation_id, rel, other_id, score, explanation, known_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /// What was said of an entry is said of it under its new reference.
    private static final String RENUMBER_WORDS = """
            INSERT INTO party_word (sequence, place, designation_id, rel, other_id, score, explanation, known_at)
            SELECT rekeyed.sequence,
                (SELECT max(place) FROM party_word WHERE sequence = rekeyed.sequence)
                    + row_number() OVER (ORDER BY word.sequence, word.place),
                CASE WHEN word.designation_id = rekeyed.other_id THEN rekeyed.designation_id ELSE word.designation_id END,
                word.rel,
                CASE WHEN word.other_id = rekeyed.other_id THEN rekeyed.designation_id ELSE word.other_id END,
                word.score, word.explanation, rekeyed.known_at
            FROM party_word rekeyed
            JOIN party_word word ON word.sequence < rekeyed.sequence AND word.rel <> 'rekeyedFrom'
                AND (word.designation_id = rekeyed.other_id OR word.other_id = rekeyed.other_id)
            WHERE rekeyed.sequence = ? AND rekeyed.place = ?
            """;

    private static final String CURRENT = """
            SELECT designation
            FROM designation
            WHERE id = ANY (?) AND NOT EXISTS (
                SELECT FROM rekeying WHERE old_id = designation.id AND rekeying.sequence > designation.sequence)
            """;

    private static final String KEYS_OF = "SELECT DISTINCT key FROM party_key WHERE designation_id = ANY (?)";
    private static final String HOLDERS_OF = "SELECT DISTINCT designation_id FROM party_key WHERE key = ANY (?)";
    private static final String CROWDED = """
            SELECT key FROM party_key WHERE key = ANY (?) GROUP BY key HAVING count(*) > ?
            """;

    private static final String ADD_KEY = "INSERT INTO party_key (key, designation_id) VALUES (?, ?)";

    private static final String ADD_NAME = "INSERT INTO party_name (name, authority, designation_id) VALUES (?, ?, ?)";

    private static final String ADD_MENTION = """
            INSERT INTO party_mention (designation_id, place, authority, type, published, name, target_id)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String CANDIDATES = """
            SELECT DISTINCT least(one.designation_id, other.designation_id),
                greatest(one.designation_id, other.designation_id)
            FROM party_key one
            JOIN party_key other USING (key)
            WHERE one.designation_id = ANY (?) AND key <> ALL (?)
                AND split_part(one.designation_id, ':', 1) <> split_part(other.designation_id, ':', 1)
                AND NOT EXISTS (
                    SELECT FROM party_word
                    WHERE party_word.designation_id = one.designation_id AND other_id = other.designation_id)
                AND NOT EXISTS (
                    SELECT FROM party_word
                    WHERE party_word.designation_id = other.designation_id AND other_id = one.designation_id)
            """;

    private static final String FORGET_LINKS = "DELETE FROM party_link WHERE a = ANY (?) OR b = ANY (?)";
    private static final String ADD_LINK = "INSERT INTO party_link (a, b, score, explanation) VALUES (?, ?, ?, ?)";

    private final DataSource database;
    private final String schema;
    private final int batch;
    private final int maxSharing;

    /// @param schema that has the tables of `db/fold`
    /// @param batch events that one transaction follows, at most
    /// @param maxSharing of how many designations a key may be for them to be compared by it
    public Linking(DataSource database, String schema, int batch, int maxSharing) {
        this.database = database;
        this.schema = schema;
        this.batch = batch;
        this.maxSharing = maxSharing;
    }

    private record Event(
            long sequence,
            String type,
            String designationId,
            OffsetDateTime knownAt,
            @Nullable String tail) {}

    private record Pair(String a, String b) {}

    private record Known(Designation designation, Particulars particulars) {}

    /// Follows the next events, as many as one transaction takes.
    ///
    /// @return the sequence up to which all is tied; empty where another process is at it
    public Optional<Long> step() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Optional<Long> reached = step(new Statements(connection));
                connection.commit();
                return reached;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    /// Follows to the end of what is folded, or until another process is found at it: for a schema that is to
    /// take the place of the live one.
    public void catchUp() throws SQLException {
        Optional<Long> before = Optional.empty();
        Optional<Long> reached = step();
        while (reached.isPresent() && !reached.equals(before)) {
            before = reached;
            reached = step();
        }
    }

    private Optional<Long> step(Statements statements) throws SQLException {
        statements.run(SCHEMA, schema);
        Optional<Long> from =
                statements.all(CLAIM, row -> row.getLong(1)).stream().findFirst();
        if (from.isEmpty()) {
            return from;
        }
        List<Event> events = statements.all(EVENTS, Linking::event, from.get(), batch);
        if (events.isEmpty()) {
            return from;
        }
        Set<String> changed = new TreeSet<>(hearWords(events, statements));
        events.forEach(event -> changed.add(event.designationId()));
        tie(changed, statements);
        long reached = events.getLast().sequence();
        statements.run(ADVANCE, reached);
        return Optional.of(reached);
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, OffsetDateTime.class),
                row.getString(5));
    }

    /// Keeps what the events say of two designations; returns the others that they are about.
    private static Set<String> hearWords(List<Event> events, Statements statements) throws SQLException {
        Set<String> others = new TreeSet<>();
        for (Event event : events) {
            List<LogWords> words =
                    event.tail() == null ? List.of() : LogWords.of(event.type(), event.designationId(), event.tail());
            for (int place = 0; place < words.size(); place++) {
                LogWords word = words.get(place);
                others.add(word.otherId());
                statements.run(
                        ADD_WORD,
                        event.sequence(),
                        place,
                        event.designationId(),
                        word.rel().word(),
                        word.otherId(),
                        word.score(),
                        word.explanation(),
                        event.knownAt());
            }
            for (int place = 0; place < words.size(); place++) {
                if (words.get(place).rel() == Rel.REKEYED_FROM) {
                    statements.run(RENUMBER_WORDS, event.sequence(), place);
                }
            }
        }
        return others;
    }

    private void tie(Set<String> changed, Statements statements) throws SQLException {
        Map<String, Known> current = new TreeMap<>();
        load(changed, current, statements);
        Set<String> touched = new TreeSet<>(statements.texts(KEYS_OF, statements.array(changed)));
        current.values().forEach(known -> touched.addAll(known.particulars().keys()));
        Set<String> crowdedBefore = crowded(touched, statements);
        forget(changed, statements);
        remember(current.values(), statements);
        Set<String> crowdedNow = crowded(touched, statements);
        crowdedNow.stream().filter(key -> !crowdedBefore.contains(key)).forEach(key -> warn(key, current.values()));

        Set<String> judged = new TreeSet<>(changed);
        judged.addAll(statements.texts(HOLDERS_OF, statements.array(inOneOf(crowdedBefore, crowdedNow))));
        judge(judged, current, statements);
    }

    /// Ties some designations anew with all others.
    private void judge(Set<String> ids, Map<String, Known> current, Statements statements) throws SQLException {
        Set<String> crowded = crowded(statements.texts(KEYS_OF, statements.array(ids)), statements);
        List<Pair> candidates = statements.all(
                CANDIDATES,
                row -> new Pair(row.getString(1), row.getString(2)),
                statements.array(ids),
                statements.array(crowded));
        Set<String> missing = new TreeSet<>();
        candidates.forEach(pair -> {
            missing.add(pair.a());
            missing.add(pair.b());
        });
        missing.removeAll(current.keySet());
        load(missing, current, statements);
        statements.run(FORGET_LINKS, statements.array(ids), statements.array(ids));
        List<List<Object>> links = new ArrayList<>();
        for (Pair pair : candidates) {
            Known a = current.get(pair.a());
            Known b = current.get(pair.b());
            // The fold may be ahead: an entry that it renumbered keeps its keys until that event is followed.
            if (a != null && b != null) {
                SameParty.judge(a.particulars(), b.particulars())
                        .ifPresent(likeness ->
                                links.add(List.of(pair.a(), pair.b(), likeness.score(), likeness.explanation())));
            }
        }
        statements.insert(ADD_LINK, links);
    }

    private static void forget(Set<String> ids, Statements statements) throws SQLException {
        for (String table : List.of("party_key", "party_name", "party_mention")) {
            statements.run("DELETE FROM " + table + " WHERE designation_id = ANY (?)", statements.array(ids));
        }
    }

    private static void remember(Collection<Known> current, Statements statements) throws SQLException {
        List<List<Object>> keys = new ArrayList<>();
        List<List<Object>> names = new ArrayList<>();
        for (Known known : current) {
            String id = known.particulars().id().toString();
            String authority = known.designation().authority();
            known.particulars().keys().forEach(key -> keys.add(List.of(key, id)));
            known.particulars().nameKeys().forEach(name -> names.add(List.of(name, authority, id)));
            List<Mention> mentions = Mention.of(known.designation());
            for (int place = 0; place < mentions.size(); place++) {
                Mention mention = mentions.get(place);
                statements.run(
                        ADD_MENTION,
                        id,
                        place,
                        authority,
                        mention.type(),
                        mention.published(),
                        mention.name(),
                        mention.targetId());
            }
        }
        statements.insert(ADD_KEY, keys);
        statements.insert(ADD_NAME, names);
    }

    private Set<String> crowded(Collection<String> keys, Statements statements) throws SQLException {
        return new TreeSet<>(statements.texts(CROWDED, statements.array(keys), maxSharing));
    }

    private static Set<String> inOneOf(Set<String> before, Set<String> now) {
        Set<String> one = new TreeSet<>(before);
        one.addAll(now);
        one.removeIf(key -> before.contains(key) && now.contains(key));
        return one;
    }

    /// Says that a key is left out, by a designation that has it: the service's log names no party.
    private void warn(String key, Collection<Known> current) {
        current.stream()
                .map(Known::particulars)
                .filter(particulars -> particulars.keys().contains(key))
                .findFirst()
                .ifPresent(one -> LOG.warnf(
                        "too many designations share a fact to be compared by it; kind=%s limit=%d designationId=%s",
                        Particulars.kindOfKey(key), maxSharing, one.id()));
    }

    private static void load(Set<String> ids, Map<String, Known> into, Statements statements) throws SQLException {
        for (String json : statements.texts(CURRENT, statements.array(ids))) {
            Designation designation = DesignationJson.read(json);
            into.put(designation.id().toString(), new Known(designation, Particulars.of(designation)));
        }
    }
}
