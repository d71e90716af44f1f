package io.tocsin.notify.format;

import java.util.UUID;

/// The first of some deliveries in one message.
///
/// @param id the value of `webhook-id`: the same for the same deliveries
/// @param count how many of them it tells; the others are for the next
public record Gathered(UUID id, Body body, int count) {}
