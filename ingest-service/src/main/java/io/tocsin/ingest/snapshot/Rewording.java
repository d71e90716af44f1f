package io.tocsin.ingest.snapshot;

import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.NameUuid;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts which minor edits a document makes again and again, and marks the events of those that it makes
/// in so many entries that a subscriber should be told once.
public final class Rewording {
    /// How much of the words that went or came is told in the event.
    private static final int SHOWN_CHARS = 1000;

    private final int coalesceAt;
    private final Map<UUID, Alike> alike = new HashMap<>();

    /// @param coalesceAt in how many entries the same edit must be made
    public Rewording(int coalesceAt) {
        this.coalesceAt = coalesceAt;
    }

    private record Alike(int size, long first, long last) {
        Alike and(Alike other) {
            return new Alike(size + other.size, first, other.last);
        }
    }

    /// Counts an event.
    ///
    /// @param index of the event in its run, 1 for the first
    public void count(DesignationEvent event, long index) {
        SameEdit.of(event).ifPresent(edit -> alike.merge(id(edit), new Alike(1, index, index), Alike::and));
    }

    /// Whether any edit was made often enough.
    public boolean isMass() {
        return alike.values().stream().anyMatch(edit -> edit.size() >= coalesceAt);
    }

    /// The event with what it has in common with others alike, or as it is.
    ///
    /// @param logId and `before`, the sequence of the event before the run, make the key
    public DesignationEvent marked(DesignationEvent event, UUID logId, long before) {
        return SameEdit.of(event)
                .filter(edit -> size(edit) >= coalesceAt)
                .<DesignationEvent>map(edit -> {
                    UUID id = id(edit);
                    Alike all = alike.getOrDefault(id, new Alike(1, 1, 1));
                    Bulk bulk = new Bulk(
                            NameUuid.of(logId, "bulk " + before + " " + id).toString(),
                            all.size(),
                            before + all.first(),
                            before + all.last(),
                            shown(edit));
                    return new DesignationEvent.Amended(event.designation(), event.changes(), event.links(), bulk);
                })
                .orElse(event);
    }

    private int size(Bulk.Edit edit) {
        Alike all = alike.get(id(edit));
        return all == null ? 0 : all.size();
    }

    /// Long texts are not kept for each entry.
    private static UUID id(Bulk.Edit edit) {
        return NameUuid.of(new UUID(0, 0), edit.field() + "\n" + edit.before() + "\n\n" + edit.after());
    }

    private static Bulk.Edit shown(Bulk.Edit edit) {
        return new Bulk.Edit(edit.field(), shown(edit.before()), shown(edit.after()));
    }

    private static @Nullable String shown(@Nullable String words) {
        return words == null || words.length() <= SHOWN_CHARS ? words : words.substring(0, SHOWN_CHARS) + "\u2026";
    }
}
