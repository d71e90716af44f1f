package io.tocsin.registry.programme;

import io.tocsin.registry.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A page of a collection that is ordered by a key: the cursor is the key of its last item.
///
/// @param items in the order of the collection
/// @param next the cursor of the page after, null after the last
record Keyset<T>(List<T> items, @Nullable String next) {
    Keyset {
        items = List.copyOf(items);
    }

    /// The page after a key, out of the whole collection in its order.
    static <T> Keyset<T> after(
            String collection, @Nullable List<String> key, int limit, List<T> all, Function<T, List<String>> keyOf) {
        List<T> rest = key == null
                ? all
                : all.stream()
                        .filter(item -> ORDER.compare(keyOf.apply(item), key) > 0)
                        .toList();
        return of(collection, rest, limit, keyOf);
    }

    /// The page out of items of which one more than the limit was asked for.
    static <T> Keyset<T> of(String collection, List<T> items, int limit, Function<T, List<String>> keyOf) {
        boolean more = items.size() > limit;
        List<T> kept = more ? items.subList(0, limit) : items;
        return new Keyset<>(kept, more ? cursor(collection, keyOf.apply(kept.getLast())) : null);
    }

    private static final String BETWEEN = "\n";
    private static final Comparator<List<String>> ORDER = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int part = one.get(i).compareTo(other.get(i));
            if (part != 0) {
                return part;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private static String cursor(String collection, List<String> key) {
        String plain = collection + BETWEEN + String.join(BETWEEN, key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// The key that a cursor stands for, null for the first page.
    ///
    /// @param collection whose cursor it has to be
    static @Nullable List<String> key(String collection, @Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (plain.startsWith(collection + BETWEEN)) {
                return List.of(plain.substring(collection.length() + 1).split(BETWEEN, -1));
            }
        } catch (IllegalArgumentException e) {
            // Answered below, as a cursor of another collection is.
        }
        throw Problems.badParameter(
                "cursor", "\"" + cursor + "\" is not a cursor of this collection; pass the next of the page before.");
    }
}
