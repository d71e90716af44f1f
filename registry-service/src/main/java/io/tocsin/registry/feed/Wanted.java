package io.tocsin.registry.feed;

import io.tocsin.designation.DesignationId;
import io.tocsin.designation.event.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// Which events a feed is about: of each criterion any of the values, and of all criteria. A criterion
/// without values asks for nothing.
///
/// @param types of event
/// @param sources whose document caused the event
/// @param authorities of the designation
/// @param programmes the authority's tags
/// @param countries codes, or names as published where there is no code
/// @param designations by their ids
record Wanted(
        List<EventType> types,
        List<String> sources,
        List<String> authorities,
        List<String> programmes,
        List<String> countries,
        List<DesignationId> designations) {
    static final Wanted ALL = new Wanted(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    Wanted {
        types = List.copyOf(types);
        sources = List.copyOf(sources);
        authorities = List.copyOf(authorities);
        programmes = List.copyOf(programmes);
        countries = List.copyOf(countries);
        designations = List.copyOf(designations);
    }

    private record Condition(String sql, List<String> values) {}

    private List<Condition> conditions() {
        List<Condition> all = List.of(
                new Condition(
                        "type = ANY (?)",
                        types.stream().map(EventType::wireName).toList()),
                new Condition("event_source = ANY (?)", sources),
                new Condition("authority = ANY (?)", authorities),
                new Condition("programmes && ?", programmes),
                new Condition("countries && ?", countries),
                new Condition(
                        "designation_id = ANY (?)",
                        designations.stream().map(DesignationId::toString).toList()));
        return all.stream().filter(condition -> !condition.values().isEmpty()).toList();
    }

    /// ` AND ...` for each criterion, over the columns of `fold.revision`.
    String sql() {
        StringBuilder sql = new StringBuilder();
        conditions().forEach(condition -> sql.append(" AND ").append(condition.sql()));
        return sql.toString();
    }

    /// Sets the values from a place on; returns the place after them.
    int bind(Connection connection, PreparedStatement statement, int place) throws SQLException {
        int next = place;
        for (Condition condition : conditions()) {
            statement.setArray(
                    next++, connection.createArrayOf("text", condition.values().toArray()));
        }
        return next;
    }
}
