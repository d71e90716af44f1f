package io.tocsin.registry.fold;

import io.tocsin.designation.event.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to become of a batch.
///
/// @param applied the events to apply, in order
/// @param ignored how many records were duplicates
/// @param after where the fold stands once they are applied
/// @param halt why it goes no further, null where nothing is wrong
record Judgement(
        List<LoggedEvent> applied,
        int ignored,
        Watermark after,
        @Nullable Halt halt) {
    Judgement {
        applied = List.copyOf(applied);
    }
}
