package io.tocsin.notify.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery as its subscriber sees it.
record DeliveryView(
        String id,
        long number,
        long sequence,
        String eventId,
        String type,
        String state,
        int attempts,
        @Nullable Instant dueAt,
        @Nullable Instant settledAt,
        Instant createdAt) {}
