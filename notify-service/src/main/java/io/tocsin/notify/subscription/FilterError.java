package io.tocsin.notify.subscription;

import java.time.Instant;

/// That the expression of a filter failed on an event, which was therefore sent.
///
/// @param sequence of the event
/// @param at when it was folded
/// @param reason why, in words
public record FilterError(long sequence, Instant at, String reason) {}
