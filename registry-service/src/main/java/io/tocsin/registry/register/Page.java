package io.tocsin.registry.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tocsin.registry.register.Facets.Count;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a collection.
///
/// @param items in the order of the collection
/// @param next the cursor of the page after, null after the last
/// @param total how many items all pages have, null where that was not asked for
/// @param facets how they spread, null where that was not asked for
public record Page(
        List<RawJson> items,
        @Nullable String next,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<Facet, List<Count>> facets) {
    /// One row with the key that the order goes by.
    record Row<K>(K key, String json) {}

    public Page {
        items = List.copyOf(items);
    }

    /// A page of which nothing was counted.
    Page(List<RawJson> items, @Nullable String next) {
        this(items, next, null, null);
    }

    /// The same with counts of the whole collection.
    Page with(Facets counted) {
        return new Page(items, next, counted.total(), counted.facets());
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
