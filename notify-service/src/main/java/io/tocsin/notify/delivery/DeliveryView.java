package io.tocsin.notify.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery as its subscriber sees it.
///
/// @param sequence of the event that it brings; null where it brings an operation
public record DeliveryView(
        String id,
        long number,
        @Nullable Long sequence,
        String eventId,
        String type,
        String state,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        Instant createdAt) {}
