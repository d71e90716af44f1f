package io.tocsin.notify.access;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a collection in the order of its key.
///
/// @param items at most as many as were asked for
/// @param next the cursor of the page that follows, null on the last
public record Page<T>(List<T> items, @Nullable String next) {
    /// How many items a page has unless asked.
    public static final int DEFAULT_LIMIT = 100;

    /// How many it has at most; who asks for more gets this many.
    public static final int MAX_LIMIT = 1000;

    /// How many items to read for a page of that limit: one more than it shows, to know whether others
    /// follow.
    public static int read(@Nullable Integer limit) {
        return limit(limit) + 1;
    }

    /// The page of what was read for a limit.
    public static <T> Page<T> of(List<T> read, @Nullable Integer limit, Function<T, String> cursor) {
        int size = limit(limit);
        if (read.size() <= size) {
            return new Page<>(read, null);
        }
        List<T> items = read.subList(0, size);
        return new Page<>(List.copyOf(items), cursor.apply(items.getLast()));
    }

    /// A parameter that is a whole number; what is none is a 400 problem that names the parameter.
    public static long number(String text, String parameter) {
        if (!text.matches("[0-9]{1,18}")) {
            throw Problems.badRequest("The parameter " + parameter + " must be a number, not \"" + text + "\".");
        }
        return Long.parseLong(text);
    }

    private static int limit(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT_LIMIT;
        }
        if (limit < 1) {
            throw Problems.badRequest("The parameter limit must be at least 1, not " + limit + ".");
        }
        return Math.min(limit, MAX_LIMIT);
    }
}
