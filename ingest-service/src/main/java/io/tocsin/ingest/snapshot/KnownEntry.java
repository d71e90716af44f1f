package io.tocsin.ingest.snapshot;

/// What is known of an entry before a document is read.
///
/// @param state its state
/// @param listed whether it is on the accepted list; otherwise it was before
public record KnownEntry(EntryState state, boolean listed) {}
