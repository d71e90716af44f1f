package io.tocsin.registry.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Up to where the log is known to whoever looks at the register at one moment, as of a known time.
///
/// @param sequence of the last event that is known, 0 before the first
/// @param digest of that event
/// @param knownAt the known time that was asked for, or that of the last event where none was: asking for it
/// later gives the same again; null before the first event
public record View(long sequence, String digest, @Nullable Instant knownAt) {}
