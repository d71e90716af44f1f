package io.tocsin.registry.register;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tocsin.registry.Places;
import io.tocsin.registry.database.OneView;
import io.tocsin.registry.register.Facets.Count;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// Counts designations by facets. An answer is kept until something is folded, and counted once however many ask.
/// Who finds no place to count in time, or takes too long for it, gets a 503 problem.
@ApplicationScoped
public class FacetCounts {
    private final DataSource database;
    private final FacetConfig config;
    private final Cache<Question, Facets> kept;
    private final Patience patience;
    private final Places places;

    FacetCounts(DataSource database, FacetConfig config, SearchConfig searching) {
        this.database = database;
        this.config = config;
        this.kept = Caffeine.newBuilder().maximumSize(config.kept()).build();
        this.patience = new Patience(searching.statementTimeout());
        this.places = new Places("counts by facets", config.atOnce(), config.comeAgainAfter());
    }

    /// @param sequence of the last folded event
    private record Question(Filter filter, AsOf asOf, long sequence) {}

    /// How the designations spread that a filter lets pass, as of two times.
    public Facets of(Filter filter, AsOf asOf) throws SQLException {
        return kept.get(new Question(filter, asOf, sequence()), this::counted);
    }

    private long sequence() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sequence FROM fold.watermark")) {
            row.next();
            return row.getLong(1);
        }
    }

    private Facets counted(Question question) {
        try (Places.Place place = places.take(config.waitAtMost())) {
            return patience.read(() -> inOneView(question));
        } catch (SQLException e) {
            throw new IllegalStateException("the register cannot be counted: " + e.getMessage(), e);
        }
    }

    private Facets inOneView(Question question) throws SQLException {
        try {
            return OneView.of(database, connection -> count(connection, question));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One statement counts all facets of which the filter asks nothing, and one each of the others.
    private Facets count(Connection connection, Question question) throws SQLException {
        Filter filter = question.filter();
        Map<Filter, Set<Facet>> wanted = new LinkedHashMap<>();
        wanted.put(filter, EnumSet.noneOf(Facet.class));
        for (Facet facet : Facet.values()) {
            wanted.computeIfAbsent(filter.without(facet), any -> EnumSet.noneOf(Facet.class))
                    .add(facet);
        }
        long total = 0;
        Map<Facet, List<Count>> counts = new EnumMap<>(Facet.class);
        Arrays.stream(Facet.values()).forEach(facet -> counts.put(facet, new ArrayList<>()));
        for (Map.Entry<Filter, Set<Facet>> one : wanted.entrySet()) {
            States states = States.asOf(question.asOf()).where(one.getKey());
            long all = count(connection, states, one.getValue(), counts);
            total = one.getKey().equals(filter) ? all : total;
        }
        return new Facets(total, counts);
    }

    /// Counts what a query has by some facets; returns how many there are in all. Those alike in all facets are
    /// counted
    /// first: of these there are few, and each facet adds them up.
    private long count(Connection connection, States states, Set<Facet> facets, Map<Facet, List<Count>> counts)
            throws SQLException {
        String columns = Arrays.stream(Facet.values())
                .map(facet -> "state." + facet.column())
                .collect(Collectors.joining(", "));
        String parts = facets.stream()
                .map(facet -> """
                        UNION ALL (
                            SELECT '%s', %s, sum(many) FROM found GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT %d)
                        """.formatted(facet.name(), facet.each(), config.values()))
                .collect(Collectors.joining());
        String query = "WITH found AS MATERIALIZED (SELECT " + columns + ", count(*) AS many "
                + states.conditions().sql() + " GROUP BY " + columns
                + ") SELECT '', '', coalesce(sum(many), 0) FROM found " + parts;
        long total = 0;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            patience.with(statement);
            states.conditions().bind(statement, 1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (row.getString(1).isEmpty()) {
                        total = row.getLong(3);
                    } else {
                        counts.computeIfAbsent(Facet.valueOf(row.getString(1)), any -> new ArrayList<>())
                                .add(new Count(row.getString(2), row.getLong(3)));
                    }
                }
            }
        }
        return total;
    }
}
