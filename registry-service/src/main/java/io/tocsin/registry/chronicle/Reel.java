package io.tocsin.registry.chronicle;

import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.registry.chronicle.Entry.AlikeEdits;
import io.tocsin.registry.chronicle.Entry.FirstList;
import io.tocsin.registry.chronicle.Entry.News;
import io.tocsin.registry.chronicle.Entry.Restatements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Winds the log back, newest event first, and makes lines of it: what is many alike becomes one line.
final class Reel {
    private final int limit;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> bulks = new HashSet<>();
    private final Map<String, Integer> restated = new HashMap<>();
    private long next;

    /// @param before the event before which it begins
    /// @param limit how many lines it makes
    Reel(long before, int limit) {
        this.next = before - 1;
        this.limit = limit;
    }

    /// The number of the event that it wants to see next; 0 where there is none.
    long next() {
        return next;
    }

    boolean isFull() {
        return entries.size() >= limit;
    }

    /// Takes in the event that it wants to see.
    void take(LoggedEvent event) {
        next = event.sequence() - 1;
        switch (event.event()) {
            case DesignationEvent.Listed listed when listed.baseline() -> firstList(event);
            case DesignationEvent.Amended amended when amended.bulk() != null -> alike(event, amended.bulk());
            case DesignationEvent.Restated again -> restated(event);
            case DesignationEvent other -> entries.add(new News(event));
        }
    }

    /// The events of a run stand together in the log, and a first list is all of its run.
    private void firstList(LoggedEvent event) {
        entries.add(new FirstList(event, event.run().index()));
        next = event.sequence() - event.run().index();
    }

    private void alike(LoggedEvent event, Bulk bulk) {
        if (bulks.add(bulk.key())) {
            entries.add(new AlikeEdits(event, bulk));
        }
    }

    private void restated(LoggedEvent event) {
        Integer place = restated.putIfAbsent(event.run().id(), entries.size());
        if (place == null) {
            entries.add(new Restatements(event, 1));
        } else if (entries.get(place) instanceof Restatements(LoggedEvent newest, int size)) {
            entries.set(place, new Restatements(newest, size + 1));
        }
    }

    Stretch stretch() {
        return new Stretch(entries, next <= 0 ? 0 : next + 1);
    }
}
