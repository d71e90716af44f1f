package io.tocsin.registry.register;

/// What two replicas, or a register and its rebuild, compare.
///
/// @param sequence of the last folded event
/// @param digest of the last folded event
/// @param state SHA-256 over the JSON of all current designations as received, in the order of ids, a line
/// feed after each
public record RegisterDigest(long sequence, String digest, String state) {}
