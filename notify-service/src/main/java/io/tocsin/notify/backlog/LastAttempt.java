package io.tocsin.notify.backlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of the latest attempts at an endpoint.
///
/// @param id grows with each attempt
/// @param number of the delivery; 0 for a test
/// @param attempt 1 for the delivery's first
/// @param type of the event that it carries
public record LastAttempt(
        long id,
        long number,
        int attempt,
        String type,
        Instant at,
        String trigger,
        String outcome,
        @Nullable Integer status,
        @Nullable String error,
        long durationMs,
        @Nullable String response) {}
