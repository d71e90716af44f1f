package io.tocsin.registry.chronicle;

import io.tocsin.designation.event.Bulk;
import io.tocsin.designation.event.LoggedEvent;

/// A line of the chronicle: one event, or many that are told as one.
public sealed interface Entry {
    /// The newest event of the line.
    LoggedEvent event();

    /// How many events the line stands for.
    int size();

    /// One event that stands for itself.
    record News(LoggedEvent event) implements Entry {
        @Override
        public int size() {
            return 1;
        }
    }

    /// All that was on a list when Tocsin first looked at it.
    record FirstList(LoggedEvent event, int size) implements Entry {}

    /// The same minor edit in many entries.
    record AlikeEdits(LoggedEvent event, Bulk bulk) implements Entry {
        @Override
        public int size() {
            return bulk.size();
        }
    }

    /// What became known better, without having changed: by a richer format or a better parser.
    record Restatements(LoggedEvent event, int size) implements Entry {}
}
