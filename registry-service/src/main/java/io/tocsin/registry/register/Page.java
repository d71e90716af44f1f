package io.tocsin.registry.register;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a collection.
///
/// @param items in the order of the collection
/// @param next the cursor of the page after, null after the last
public record Page(List<RawJson> items, @Nullable String next) {
    /// One row with the key that the order goes by.
    record Row<K>(K key, String json) {}

    public Page {
        items = List.copyOf(items);
    }

    /// The page out of rows of which one more than the limit was asked for.
    static <K> Page of(List<Row<K>> rows, int limit, Function<K, Cursor> cursor) {
        boolean more = rows.size() > limit;
        List<Row<K>> kept = more ? rows.subList(0, limit) : rows;
        return new Page(
                kept.stream().map(row -> new RawJson(row.json())).toList(),
                more ? cursor.apply(kept.getLast().key()).text() : null);
    }
}
