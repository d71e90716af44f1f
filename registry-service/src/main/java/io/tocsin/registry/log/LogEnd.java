package io.tocsin.registry.log;

import io.tocsin.designation.event.Digest;

/// Where the log, or an asked for part of it, ends.
///
/// @param sequence of its last event, 0 before the first
/// @param digest of its last event
record LogEnd(long sequence, Digest digest) {}
