package io.tocsin.ingest.log;

/// Events were appended; observed after the commit, it wakes the relay.
///
/// @param sequence of the last of them
record Appended(long sequence) {}
