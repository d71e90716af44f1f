package io.tocsin.notify.fold;

import org.jspecify.annotations.Nullable;

/// How far one topic is folded.
///
/// @param topic its name
/// @param position number of the last message that was applied, 0 before the first
/// @param behind how many messages lie after it on the topic, null where the broker does not tell
/// @param stoppedBecause why this replica does not go on, null where it does or where another one folds
public record FoldPosition(
        String topic,
        long position,
        @Nullable Long behind,
        @Nullable String stoppedBecause) {}
