package io.tocsin.designation.fold;

import io.tocsin.designation.event.LoggedEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to become of a batch. The consumer applies the events and stores the watermark in one
/// transaction, also where the fold halts behind them.
///
/// @param applied the events to apply, in order
/// @param ignored how many records were duplicates
/// @param after where the fold stands once they are applied; as before where there are none
/// @param halt why it goes no further, null where nothing is wrong
public record Judgement(
        List<LoggedEvent> applied,
        int ignored,
        Watermark after,
        @Nullable Halt halt) {
    public Judgement {
        applied = List.copyOf(applied);
        if (ignored < 0) {
            throw new IllegalArgumentException("fewer than no duplicates: " + ignored);
        }
    }
}
