package io.tocsin.registry.chronicle;

import java.util.List;

/// A stretch of the chronicle, newest first.
///
/// @param entries its lines
/// @param earlier what to ask with for the stretch before it; 0 where it reaches the beginning of the log
public record Stretch(List<Entry> entries, long earlier) {
    public Stretch {
        entries = List.copyOf(entries);
    }
}
