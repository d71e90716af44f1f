package io.tocsin.designation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every self-validating record asks of its text and its sets.
final class Text {
    private Text() {}

    /// The value with the white space around it gone; refuses null and blank, naming the field.
    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
        return value.strip();
    }

    /// The value with the white space around it gone; blank is absent.
    static @Nullable String optional(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    /// The distinct values in their natural order: what authorities publish as a set has no order of its
    /// own. Refuses null among them.
    static <T extends Comparable<? super T>> List<T> set(@Nullable Collection<? extends T> values) {
        if (values != null && values.stream().anyMatch(value -> value == null)) {
            throw new IllegalArgumentException("a set has null among its values: " + values);
        }
        return values == null
                ? List.of()
                : List.copyOf(values.stream().distinct().<T>map(v -> v).sorted().toList());
    }

    /// Compares nullable text; absent comes first.
    static Comparator<@Nullable String> nullsFirst() {
        return Comparator.nullsFirst(Comparator.naturalOrder());
    }
}
