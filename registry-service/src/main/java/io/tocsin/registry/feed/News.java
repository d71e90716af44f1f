package io.tocsin.registry.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest of the events that are news, the newest first: neither first sight of what was so before nor
/// knowing more.
///
/// @param before only what came before this sequence was looked at; null where all was
/// @param next there may be more before this sequence; null where there is none
/// @param newest sequence of the first, 0 where there is none
/// @param events as received
record News(@Nullable Long before, @Nullable Long next, long newest, List<String> events) {
    News {
        events = List.copyOf(events);
    }

    /// Another mark, another content.
    String mark() {
        return newest + "-" + events.size() + "-" + next;
    }
}
