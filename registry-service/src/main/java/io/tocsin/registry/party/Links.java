package io.tocsin.registry.party;

import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationId;
import io.tocsin.designation.DesignationJson;
import io.tocsin.registry.database.OneView;
import io.tocsin.registry.register.AsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// What designations have to do with each other: of the same party, by what is known of them and by what
/// operators decided; tied by the log itself; named in each other's documents.
///
/// Of another known time the states and decisions of that time count, for the designations that have to do
/// with each other now. Valid time changes nothing: who is who is a matter of what is known.
@ApplicationScoped
public class Links {
    private static final String STATES_NOW = """
            SELECT id, valid_from, designation, EXISTS (
                SELECT FROM fold.rekeying WHERE old_id = designation.id AND rekeying.sequence > designation.sequence)
            FROM fold.designation
            WHERE id = ANY (?)
            """;

    private static final String STATES_THEN = """
            SELECT DISTINCT ON (designation_id) designation_id, valid_from, designation, EXISTS (
                SELECT FROM fold.rekeying
                WHERE old_id = revision.designation_id AND rekeying.sequence > revision.sequence AND known_at <= ?)
            FROM fold.revision
            WHERE designation_id = ANY (?) AND known_at <= ?
            ORDER BY designation_id, sequence DESC
            """;

    private static final String TIED = """
            SELECT CASE WHEN a = ? THEN b ELSE a END, score, explanation
            FROM fold.party_link
            WHERE a = ? OR b = ?
            """;

    private static final String WORDS = """
            SELECT designation_id = ?, CASE WHEN designation_id = ? THEN other_id ELSE designation_id END, rel, score,
                explanation
            FROM fold.party_word
            WHERE (designation_id = ? OR other_id = ?) AND known_at <= coalesce(?::timestamptz, 'infinity')
            ORDER BY sequence, place
            """;

    private static final String BEARERS = """
            SELECT name, designation_id, status IN ('delisted', 'withdrawn')
            FROM fold.party_name
            JOIN fold.designation ON id = designation_id
            WHERE party_name.authority = ? AND name = ANY (?)
            """;

    private static final String MENTIONS_OF = """
            SELECT designation_id, type, published, name, target_id
            FROM fold.party_mention
            WHERE target_id = ? OR target_id IS NULL AND authority = ? AND name = ANY (?)
            ORDER BY designation_id, place
            """;

    private static final String UNDECIDED = Decisions.FOLLOWED + """
            SELECT a, b, score, explanation
            FROM fold.party_link
            WHERE (score, a, b) > (?, ?, ?)
                AND (?::text IS NULL OR split_part(a, ':', 1) = ? OR split_part(b, ':', 1) = ?)
                AND NOT EXISTS (
                    SELECT FROM (
                        SELECT DISTINCT ON (one, other) one, other, verdict
                        FROM decided
                        JOIN own.party_decision USING (number)
                        ORDER BY one, other, number DESC) latest
                    WHERE one = a AND other = b AND verdict <> 'withdrawn')
            ORDER BY score, a, b
            LIMIT ?
            """;

    private final DataSource database;
    private final Clock clock;

    Links(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Two designations that are likely of one party, and that nobody decided about.
    ///
    /// @param score how likely, from {@link SameParty#LIKELY} on
    /// @param explanation why, in words
    public record Undecided(Party one, Party other, double score, String explanation) {}

    /// A designation as of a known time.
    private record State(Designation designation, Party party, boolean isRenumbered) {}

    /// All links of a designation as known then, or now; those that an operator refused are among them, see
    /// {@link PartyLink#isRefused}. Empty where the designation was not known.
    public List<PartyLink> of(DesignationId id, AsOf asOf) throws SQLException {
        return inOneView(connection -> of(id, asOf.knownAt(), connection));
    }

    /// Every decision about two designations, the latest first.
    public List<Decision> decisions(DesignationId one, DesignationId other) throws SQLException {
        return inOneView(connection -> Decisions.about(one, other, null, connection).stream()
                .map(Decisions.AboutOther::decision)
                .toList());
    }

    /// What operators should look at: the least likely first.
    ///
    /// @param source of which one of the two must be, null for all
    /// @param after the last of the page before, null for the first page
    public List<Undecided> undecided(@Nullable String source, @Nullable Place after, int limit) throws SQLException {
        return inOneView(connection -> undecided(source, after, limit, connection));
    }

    /// Where an undecided pair stands among all.
    public record Place(double score, String one, String other) {}

    /// Decides about two different designations that are current.
    public void decide(DesignationId one, DesignationId other, Verdict verdict, String by, String reason)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            Decisions.add(one, other, verdict, by, reason, clock, connection);
        }
    }

    private List<PartyLink> of(DesignationId id, @Nullable Instant knownAt, Connection connection) throws SQLException {
        State self = states(Set.of(id.toString()), knownAt, connection).get(id.toString());
        if (self == null) {
            return List.of();
        }
        Map<String, PartyLink> links = new TreeMap<>();
        for (PartyLink link : sameParty(self, knownAt, connection)) {
            links.put(link.key(), link);
        }
        for (PartyLink link : saidByTheLog(self, knownAt, connection)) {
            links.put(link.key(), link);
        }
        for (PartyLink link : named(self, knownAt, connection)) {
            links.putIfAbsent(link.key(), link);
        }
        return List.copyOf(links.values());
    }

    private static List<PartyLink> sameParty(State self, @Nullable Instant knownAt, Connection connection)
            throws SQLException {
        String id = self.party().designationId().toString();
        Map<String, Likeness> tied = tied(id, connection);
        Map<String, List<Decision>> decisions = new LinkedHashMap<>();
        Decisions.about(self.party().designationId(), null, knownAt, connection)
                .forEach(about -> decisions
                        .computeIfAbsent(about.otherId(), other -> new ArrayList<>())
                        .add(about.decision()));
        Set<String> others = new TreeSet<>(tied.keySet());
        others.addAll(decisions.keySet());
        List<PartyLink> links = new ArrayList<>();
        states(others, knownAt, connection).forEach((other, state) -> {
            Likeness likeness = knownAt == null
                    ? tied.get(other)
                    : SameParty.judge(self.designation(), state.designation())
                            .filter(then -> tied.containsKey(other))
                            .orElse(null);
            Decision decision =
                    Decisions.inForce(decisions.getOrDefault(other, List.of())).orElse(null);
            if (likeness != null) {
                links.add(PartyLink.to(
                        Rel.SAME_PARTY, state.party(), likeness.score(), likeness.explanation(), decision));
            } else if (decision != null) {
                links.add(PartyLink.to(Rel.SAME_PARTY, state.party(), null, decision.reason(), decision));
            }
        });
        return links;
    }

    private static Map<String, Likeness> tied(String id, Connection connection) throws SQLException {
        Map<String, Likeness> tied = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TIED)) {
            statement.setString(1, id);
            statement.setString(2, id);
            statement.setString(3, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tied.put(row.getString(1), new Likeness(row.getDouble(2), row.getString(3)));
                }
            }
        }
        return tied;
    }

    private record Said(
            Rel rel, String otherId, double score, @Nullable String explanation) {}

    private static List<PartyLink> saidByTheLog(State self, @Nullable Instant knownAt, Connection connection)
            throws SQLException {
        String id = self.party().designationId().toString();
        List<Said> said = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WORDS)) {
            for (int place = 1; place <= 4; place++) {
                statement.setString(place, id);
            }
            statement.setObject(5, time(knownAt));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Rel rel = Rel.of(row.getString(3));
                    said.add(new Said(
                            row.getBoolean(1) ? rel : rel.inverse(),
                            row.getString(2),
                            row.getDouble(4),
                            row.getString(5)));
                }
            }
        }
        Map<String, State> others = states(said.stream().map(Said::otherId).toList(), knownAt, connection);
        List<PartyLink> links = new ArrayList<>();
        for (Said one : said) {
            State other = others.get(one.otherId());
            if (other != null && (one.rel().isRekeying() || !other.isRenumbered())) {
                links.add(PartyLink.to(one.rel(), other.party(), one.score(), one.explanation(), null));
            }
        }
        return links;
    }

    /// Who its document names, and whose documents name it: by id, or by an exact name that one designation of
    /// the same authority bears.
    private static List<PartyLink> named(State self, @Nullable Instant knownAt, Connection connection)
            throws SQLException {
        String id = self.party().designationId().toString();
        String authority = self.party().authority();
        List<Mention> own = Mention.of(self.designation());
        Set<String> names = Particulars.of(self.designation()).nameKeys();
        Map<String, List<Mention>> ofSelf = mentionsOf(id, authority, names, connection);
        own.forEach(mention -> names.add(mention.name()));
        Map<String, String> bearers = bearers(authority, names, connection);
        Set<String> ids = new TreeSet<>(ofSelf.keySet());
        own.forEach(mention -> target(mention, bearers).ifPresent(ids::add));
        Map<String, State> states = states(ids, knownAt, connection);

        List<PartyLink> links = new ArrayList<>();
        for (Mention mention : own) {
            State target = target(mention, bearers).map(states::get).orElse(null);
            links.add(
                    target == null
                            ? PartyLink.named(mention.rel(), mention.published(), mention.inWords())
                            : PartyLink.to(mention.rel(), target.party(), null, mention.inWords(), null));
        }
        ofSelf.forEach((other, mentions) -> {
            State state = states.get(other);
            for (Mention mention : mentions) {
                if (state != null && target(mention, bearers).orElse("").equals(id)) {
                    links.add(PartyLink.to(mention.rel().inverse(), state.party(), null, mention.inWords(), null));
                }
            }
        });
        links.removeIf(link -> self.party().designationId().equals(link.designationId()));
        return links;
    }

    private static Optional<String> target(Mention mention, Map<String, String> bearers) {
        return Optional.ofNullable(mention.targetId() == null ? bearers.get(mention.name()) : mention.targetId());
    }

    /// Who bears a name alone; where all but one were taken off, that one.
    private static Map<String, String> bearers(String authority, Set<String> names, Connection connection)
            throws SQLException {
        Map<String, List<String>> inForce = new HashMap<>();
        Map<String, List<String>> all = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BEARERS)) {
            statement.setString(1, authority);
            statement.setArray(2, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    (row.getBoolean(3) ? all : inForce)
                            .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(row.getString(2));
                }
            }
        }
        Map<String, String> bearers = new HashMap<>();
        all.forEach((name, ids) -> alone(ids).ifPresent(id -> bearers.put(name, id)));
        inForce.forEach(
                (name, ids) -> alone(ids).ifPresentOrElse(id -> bearers.put(name, id), () -> bearers.remove(name)));
        return bearers;
    }

    private static Optional<String> alone(List<String> ids) {
        return ids.size() == 1 ? Optional.of(ids.getFirst()) : Optional.empty();
    }

    private static Map<String, List<Mention>> mentionsOf(
            String id, String authority, Set<String> names, Connection connection) throws SQLException {
        Map<String, List<Mention>> mentions = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(MENTIONS_OF)) {
            statement.setString(1, id);
            statement.setString(2, authority);
            statement.setArray(3, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    mentions.computeIfAbsent(row.getString(1), other -> new ArrayList<>())
                            .add(new Mention(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
                }
            }
        }
        return mentions;
    }

    private static List<Undecided> undecided(
            @Nullable String source, @Nullable Place after, int limit, Connection connection) throws SQLException {
        record Tied(String a, String b, double score, String explanation) {}
        List<Tied> page = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        Place from = after == null ? new Place(0, "", "") : after;
        try (PreparedStatement statement = connection.prepareStatement(UNDECIDED)) {
            statement.setObject(1, null);
            statement.setObject(2, null);
            statement.setDouble(3, from.score());
            statement.setString(4, from.one());
            statement.setString(5, from.other());
            statement.setString(6, source);
            statement.setString(7, source);
            statement.setString(8, source);
            statement.setInt(9, limit);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(new Tied(row.getString(1), row.getString(2), row.getDouble(3), row.getString(4)));
                    ids.add(row.getString(1));
                    ids.add(row.getString(2));
                }
            }
        }
        Map<String, State> states = states(ids, null, connection);
        List<Undecided> undecided = new ArrayList<>();
        for (Tied tied : page) {
            State one = states.get(tied.a());
            State other = states.get(tied.b());
            if (one != null && other != null) {
                undecided.add(new Undecided(one.party(), other.party(), tied.score(), tied.explanation()));
            }
        }
        return undecided;
    }

    private static Map<String, State> states(Collection<String> ids, @Nullable Instant knownAt, Connection connection)
            throws SQLException {
        Map<String, State> states = new TreeMap<>();
        if (ids.isEmpty()) {
            return states;
        }
        try (PreparedStatement statement = connection.prepareStatement(knownAt == null ? STATES_NOW : STATES_THEN)) {
            if (knownAt == null) {
                statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
            } else {
                statement.setObject(1, time(knownAt));
                statement.setArray(2, connection.createArrayOf("text", ids.toArray()));
                statement.setObject(3, time(knownAt));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    states.put(row.getString(1), state(row));
                }
            }
        }
        return states;
    }

    private static State state(ResultSet row) throws SQLException {
        Designation designation = DesignationJson.read(row.getString(3));
        return new State(
                designation,
                new Party(
                        designation.id(),
                        designation.authority(),
                        designation.source(),
                        designation.status(),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        designation.subject().type(),
                        designation.subject().primaryName()),
                row.getBoolean(4));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private <T> T inOneView(OneView.Reading<T> reading) throws SQLException {
        try {
            return OneView.of(database, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
