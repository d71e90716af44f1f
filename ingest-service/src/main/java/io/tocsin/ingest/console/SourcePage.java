package io.tocsin.ingest.console;

import io.tocsin.console.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source with its particulars.
///
/// @param line the same as in the overview
/// @param verified when its content was last seen whole and in order, null for never
/// @param facts what it is and how it is watched, each with its name
/// @param heldRun the run that waits for a decision, null where none does
record SourcePage(
        Overview.Line line,
        @Nullable Moment verified,
        List<Fact> facts,
        @Nullable String heldRun) {
    /// Something with its name.
    record Fact(String name, String value) {}
}
