package io.tocsin.notify.backlog;

import java.time.Instant;

/// Why deliveries ended without being taken.
///
/// @param reason of the last attempt
/// @param deliveries how many ended so
/// @param endpoints at how many endpoints
/// @param lastAt when the last one did
public record ExhaustedReason(String reason, long deliveries, long endpoints, Instant lastAt) {}
