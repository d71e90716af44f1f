package io.tocsin.registry.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of a history.
///
/// @param items the events exactly as received, so that whoever wants to can check their digests
/// @param next the cursor of the page after, null after the last
/// @param readings what the registry reads off each item, in the order of the items
public record HistoryPage(List<RawJson> items, @Nullable String next, List<HistoryEntry.Reading> readings) {
    public HistoryPage {
        items = List.copyOf(items);
        readings = List.copyOf(readings);
    }

    /// The page out of entries of which one more than the limit was asked for.
    static HistoryPage of(List<HistoryEntry> entries, int limit) {
        boolean more = entries.size() > limit;
        List<HistoryEntry> kept = more ? entries.subList(0, limit) : entries;
        return new HistoryPage(
                kept.stream().map(entry -> new RawJson(entry.event())).toList(),
                more ? new Cursor.AfterSequence(kept.getLast().sequence()).text() : null,
                kept.stream().map(HistoryEntry::reading).toList());
    }
}
