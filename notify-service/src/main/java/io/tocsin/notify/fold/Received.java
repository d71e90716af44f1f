package io.tocsin.notify.fold;

import org.jspecify.annotations.Nullable;

/// A record of the topic.
///
/// @param json its value as received, null where it has none
record Received(long offset, @Nullable String json) {}
