package io.tocsin.notify.backlog;

import java.util.UUID;

/// How an endpoint did among the latest attempts of all.
///
/// @param host of the endpoint's URL; the rest of it may be a secret between the subscriber and its server
/// @param state of the subscription
/// @param attempts how many there were
/// @param failed how many of them failed
/// @param medianMs half of them took at most so long
/// @param slowestMs none took longer
public record WorstEndpoint(
        UUID subscriptionId,
        String tenant,
        String host,
        String state,
        long attempts,
        long failed,
        long medianMs,
        long slowestMs) {}
