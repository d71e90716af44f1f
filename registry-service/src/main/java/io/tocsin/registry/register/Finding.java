package io.tocsin.registry.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGStatement;

/// Finds a page of what answers a search. Most searches find little: all of it is ranked by one statement. One that
/// finds more is asked class by class, the best first, until the page is full: the classes behind it, which have
/// the most, are not looked at. Where PostgreSQL itself expects very many, that is done at once.
///
/// @param rankAtOnce how many are ranked by one statement
/// @param patience with each statement
record Finding(Connection connection, Search search, Filter filter, AsOf asOf, int rankAtOnce, Patience patience) {
    private static final int RELEVANCE = 8;
    private static final int MANY = 9;

    /// What is expected is a guess out of samples: it is believed where it lies so far above what can be ranked.
    private static final int FAR_ABOVE = 10;

    private static final Pattern EXPECTED = Pattern.compile("\"Plan Rows\": (\\d+)");

    List<Found> page(Place place, int limit) throws SQLException {
        List<Found> page = new ArrayList<>();
        if (!isEverywhere() && ranked(place, limit, page)) {
            return page;
        }
        page.clear();
        for (Relevance relevance : Relevance.values()) {
            if (relevance.compareTo(place.relevance()) >= 0 && page.size() < limit) {
                String afterId = relevance == place.relevance() ? place.afterId() : "";
                alike(relevance, afterId, limit - page.size(), page);
            }
        }
        return page;
    }

    /// Whether the words of the search stand in very many names. To look all of these up takes longer than to
    /// read the register until a page is full.
    private boolean isEverywhere() throws SQLException {
        Optional<Clause> ever = search.everHadWords("designation");
        if (ever.isEmpty() || !filter.searching(null).equals(Filter.ALL)) {
            return false;
        }
        Conditions query =
                new Conditions("EXPLAIN (FORMAT JSON) SELECT FROM fold.designation WHERE true").and(ever.get());
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            planForItsValues(statement);
            patience.with(statement);
            query.bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                Matcher expected = EXPECTED.matcher(row.getString(1));
                return expected.find() && Long.parseLong(expected.group(1)) > (long) FAR_ABOVE * rankAtOnce;
            }
        }
    }

    /// Ranks all that is found; returns whether that was all.
    private boolean ranked(Place place, int limit, List<Found> page) throws SQLException {
        States states = States.asOf(asOf).where(filter.searching(search));
        Clause rank = search.rank(states.candidate());
        Conditions query = new Conditions(
                        "WITH found AS MATERIALIZED (" + Designations.STATE + ", " + rank.sql() + " AS relevance ",
                        rank.values().toArray())
                .add(states.conditions())
                .add(" LIMIT ?)", rankAtOnce + 1)
                .add("""
                        SELECT page.*, many
                        FROM (SELECT count(*) AS many FROM found) counted
                        LEFT JOIN LATERAL (
                            SELECT *
                            FROM found
                            WHERE (relevance, designation_id) > (?, ?)
                            ORDER BY relevance, designation_id
                            LIMIT ?) page ON true
                        ORDER BY relevance, designation_id
                        """, place.relevance().ordinal(), place.afterId(), limit);
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            planForItsValues(statement);
            patience.with(statement);
            query.bind(statement, 1);
            boolean all = true;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all = row.getInt(MANY) <= rankAtOnce;
                    if (row.getString(1) != null) {
                        page.add(new Found(Designations.state(row), Relevance.values()[row.getInt(RELEVANCE)]));
                    }
                }
            }
            return all;
        }
    }

    /// Adds those that answer so well and no better, in the order of ids.
    private void alike(Relevance relevance, String afterId, int limit, List<Found> page) throws SQLException {
        States states = States.asOf(asOf).where(filter, search, relevance);
        String id = states.candidate() + ".id";
        Conditions query = states.conditions()
                .and(id + " > ?", afterId)
                .add(" ORDER BY " + id + (mayWalk(relevance) ? "" : " || ''") + " LIMIT ?", limit);
        try (PreparedStatement statement = connection.prepareStatement(Designations.STATE + query.sql())) {
            planForItsValues(statement);
            patience.with(statement);
            query.bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    page.add(new Found(Designations.state(row), relevance));
                }
            }
        }
    }

    /// Whether PostgreSQL may walk the register in the order of ids until the page is full; else it looks up all
    /// that
    /// matches, and sorts. What it takes for many may be few, since the conditions hang together: few are left that
    /// have a word somewhere, and not at the beginning; few vessels are a limited company. A walk for these goes
    /// through
    /// the whole register.
    private boolean mayWalk(Relevance relevance) {
        return relevance != Relevance.ANYWHERE && filter.searching(null).equals(Filter.ALL);
    }

    /// Which index is best hangs on the values: what is rare is looked up, what is everywhere is read in order.
    static void planForItsValues(PreparedStatement statement) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
}
