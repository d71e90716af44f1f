package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.spelling.Spelling;
import io.tocsin.registry.spelling.Tag;
import java.time.Instant;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The state of each designation as of two times, as the beginning of a query: it names the rows `state`,
/// and binds its times first.
///
/// @param candidate the alias of the row that has what a designation ever was; conditions on that find it by index
/// @param conditions the query so far
record States(String candidate, Conditions conditions) {
    private static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

    /// What was renumbered is current under its new id alone.
    private static final String NOW = """
            FROM (SELECT designation.*, id AS designation_id, changed_at AS known_at FROM fold.designation) state
            WHERE NOT EXISTS (
                SELECT FROM fold.rekeying WHERE old_id = state.id AND rekeying.sequence > state.sequence)
            """;

    /// For each designation the last revision that was known then; what nobody knew of then is not there.
    private static final String AS_KNOWN = """
            FROM fold.designation current
            CROSS JOIN LATERAL (
                SELECT revision.*, known_at AS changed_at, designation_id AS id
                FROM fold.revision
                WHERE designation_id = current.id AND known_at <= ?
                ORDER BY sequence DESC
                LIMIT 1) state
            WHERE NOT EXISTS (
                SELECT FROM fold.rekeying
                WHERE old_id = current.id AND known_at <= ? AND rekeying.sequence > state.sequence)
            """;

    /// The same, as it was valid then: the last revision whose state had begun; where none had, the first
    /// of a stay on the list that, by what came to be known later, reaches back that far.
    private static final String AS_KNOWN_AND_VALID = """
            FROM fold.designation current
            CROSS JOIN LATERAL (
                SELECT revision.*, known_at AS changed_at, designation_id AS id
                FROM fold.revision
                WHERE designation_id = current.id AND known_at <= ? AND since <= ?
                ORDER BY valid_from <= ? DESC, CASE WHEN valid_from <= ? THEN sequence END DESC,
                    valid_from, sequence DESC
                LIMIT 1) state
            WHERE NOT EXISTS (
                SELECT FROM fold.rekeying
                WHERE old_id = current.id AND known_at <= ? AND rekeying.sequence > (
                    SELECT max(sequence)
                    FROM fold.revision
                    WHERE designation_id = current.id AND known_at <= ?))
            """;

    private static final String ONE_NOW = """
            FROM (SELECT designation.*, id AS designation_id, changed_at AS known_at FROM fold.designation) state
            WHERE state.id = ?
            """;

    private static final String ONE_AS_KNOWN = """
            FROM fold.revision state
            WHERE designation_id = ? AND known_at <= ?
            ORDER BY sequence DESC
            LIMIT 1
            """;

    private static final String ONE_AS_KNOWN_AND_VALID = """
            FROM fold.revision state
            WHERE designation_id = ? AND known_at <= ? AND since <= ?
            ORDER BY valid_from <= ? DESC, CASE WHEN valid_from <= ? THEN sequence END DESC, valid_from, sequence DESC
            LIMIT 1
            """;

    private static final String EARLIEST = """
            FROM fold.revision state
            WHERE designation_id = ? AND known_at <= ?
            ORDER BY since, sequence
            LIMIT 1
            """;

    static States asOf(AsOf asOf) {
        Instant validAt = asOf.validAt();
        Instant knownAt = asOf.knownAt() == null ? FOREVER : asOf.knownAt();
        if (asOf.isNow()) {
            return new States("state", new Conditions(NOW));
        }
        return validAt == null
                ? new States("current", new Conditions(AS_KNOWN, knownAt, knownAt))
                : new States(
                        "current",
                        new Conditions(AS_KNOWN_AND_VALID, knownAt, validAt, validAt, validAt, knownAt, knownAt));
    }

    /// Narrows to what a filter asks for.
    States where(Filter filter) {
        Search search = filter.search();
        if (search != null) {
            conditions.and(search.matches(candidate));
        }
        return narrowed(filter);
    }

    /// Narrows to what a filter asks for, and of that to what answers its search so well.
    States where(Filter filter, Search search, Relevance relevance) {
        conditions.and(search.matches(candidate, relevance));
        return narrowed(filter);
    }

    /// What has a name now had it ever: a second LIKE would have PostgreSQL expect far too few, and look all of
    /// them up where it could read on until the page is full.
    private States narrowed(Filter filter) {
        Set<String> numbers = filter.identifiers().stream()
                .flatMap(number -> Spelling.numbers(number).stream())
                .collect(Collectors.toSet());
        if (numbers.isEmpty() && !filter.identifiers().isEmpty()) {
            conditions.and(Clause.NOTHING);
        }
        conditions
                .and(candidate + ".ever_searchable LIKE '%' || ? || '%'", filter.nameWords())
                .and("strpos(state.searchable, ?) > 0", filter.nameWords())
                .and(candidate + ".ever_tags && ?::text[]", spelt(filter.programmes(), Tag::programme))
                .and("state.programmes && ?::text[]", filter.programmes())
                .and(candidate + ".ever_tags && ?::text[]", spelt(filter.countries(), Tag::country))
                .and("state.countries && ?::text[]", filter.countries())
                .and(candidate + ".ever_tags && ?::text[]", spelt(numbers, Tag::identifier))
                .and("state.identifiers && ?::text[]", numbers)
                .and("state.source = ANY (?)", filter.sources())
                .and("state.authority = ANY (?)", filter.authorities())
                .and("state.subject_type = ANY (?)", filter.subjectTypes())
                .and("state.status = ANY (?)", filter.statuses())
                .and("state.changed_at >= ?", filter.changedSince());
        return this;
    }

    private static Set<String> spelt(Set<String> values, UnaryOperator<String> spelling) {
        return values.stream().map(spelling).collect(Collectors.toSet());
    }

    /// The state of one designation, also where it goes on under another id.
    static Conditions one(DesignationId id, AsOf asOf) {
        if (asOf.isNow()) {
            return new Conditions(ONE_NOW, id.toString());
        }
        Instant knownAt = asOf.knownAt() == null ? FOREVER : asOf.knownAt();
        Instant validAt = asOf.validAt();
        return validAt == null
                ? new Conditions(ONE_AS_KNOWN, id.toString(), knownAt)
                : new Conditions(ONE_AS_KNOWN_AND_VALID, id.toString(), knownAt, validAt, validAt, validAt);
    }

    /// The revision of a designation that says the earliest beginning.
    static Conditions earliest(DesignationId id, @Nullable Instant knownAt) {
        return new Conditions(EARLIEST, id.toString(), knownAt == null ? FOREVER : knownAt);
    }
}
