package io.tocsin.registry.feed;

import io.tocsin.registry.register.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the log.
///
/// @param items events as received, in the order of the log
/// @param next the cursor to ask on with at once; null where the page reaches the log's end
/// @param last the sequence up to which this page has looked: where to go on from, now or later
public record EventPage(List<RawJson> items, @Nullable String next, long last) {
    public EventPage {
        items = List.copyOf(items);
    }

    static EventPage of(Stretch stretch) {
        return new EventPage(
                stretch.events().stream()
                        .map(entry -> new RawJson(entry.json()))
                        .toList(),
                stretch.isLast() ? null : Long.toString(stretch.until()),
                stretch.until());
    }
}
