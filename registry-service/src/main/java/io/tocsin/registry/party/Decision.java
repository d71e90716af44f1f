package io.tocsin.registry.party;

import java.time.Instant;

/// What an operator decided about two designations.
///
/// @param by who
/// @param reason why, in their words
/// @param at when
public record Decision(Verdict verdict, String by, String reason, Instant at) {}
