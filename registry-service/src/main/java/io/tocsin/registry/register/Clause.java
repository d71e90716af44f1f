package io.tocsin.registry.register;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// A condition in SQL with the values of its places.
record Clause(String sql, List<Object> values) {
    static final Clause NOTHING = of("FALSE");

    Clause {
        values = List.copyOf(values);
    }

    static Clause of(String sql, Object... values) {
        return new Clause(sql, List.of(values));
    }

    /// All of them, at least one.
    static Clause all(Collection<Clause> clauses) {
        return joined(clauses, " AND ");
    }

    /// Any of them, at least one.
    static Clause any(Clause... clauses) {
        return joined(List.of(clauses), " OR ");
    }

    Clause not() {
        return new Clause("NOT " + sql, values);
    }

    private static Clause joined(Collection<Clause> clauses, String word) {
        List<Object> values = new ArrayList<>();
        clauses.forEach(clause -> values.addAll(clause.values));
        return new Clause(
                "(" + String.join(word, clauses.stream().map(Clause::sql).toList()) + ")", values);
    }
}
