package io.tocsin.registry.register;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The conditions of a query that are present, with their values.
final class Conditions {
    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /// Adds a condition with one place for a value, unless the value is null.
    Conditions and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            values.add(value);
        }
        return this;
    }

    /// ` AND ...` for each condition.
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
            case Enum<?> constant -> Parameters.wire(constant);
            default -> value;
        };
    }
}
