package io.tocsin.registry.register;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of a query as it grows, from its FROM on, with the values of its places.
final class Conditions {
    private final StringBuilder sql;
    private final List<Object> values;

    Conditions(String from, Object... values) {
        this.sql = new StringBuilder(from);
        this.values = new ArrayList<>(List.of(values));
    }

    /// Adds a condition with one place for a value, unless the value is null.
    Conditions and(String condition, @Nullable Object value) {
        return value == null ? this : add(" AND " + condition, value);
    }

    /// Adds a condition.
    Conditions and(Clause clause) {
        sql.append(" AND ").append(clause.sql());
        values.addAll(clause.values());
        return this;
    }

    /// Adds a condition with one place for an array of texts, unless there are none.
    Conditions and(String condition, Collection<?> some) {
        return some.isEmpty()
                ? this
                : add(" AND " + condition, (Object)
                        some.stream().map(Conditions::text).toArray(String[]::new));
    }

    private static String text(Object value) {
        return value instanceof Enum<?> constant ? Parameters.wire(constant) : value.toString();
    }

    /// Adds what comes behind the conditions, with the values of its places.
    Conditions add(String end, Object... more) {
        sql.append(end);
        values.addAll(List.of(more));
        return this;
    }

    /// Adds all of another query's end.
    Conditions add(Conditions other) {
        return add(other.sql(), other.values.toArray());
    }

    String sql() {
        return sql.toString();
    }

    /// Sets the values from a place on; returns the place after them.
    int bind(PreparedStatement statement, int place) throws SQLException {
        int next = place;
        for (Object value : values) {
            statement.setObject(next++, jdbc(value));
        }
        return next;
    }

    static Object jdbc(Object value) {
        return switch (value) {
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            default -> value;
        };
    }
}
