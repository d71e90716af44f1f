package io.tocsin.notify.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery's state as its columns hold it.
record StoredState(
        String name, @Nullable Instant dueAt, @Nullable Instant settledAt) {
    static StoredState of(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Pending pending -> new StoredState("pending", pending.dueAt(), null);
            case DeliveryState.Delivered delivered -> new StoredState("delivered", null, delivered.at());
            case DeliveryState.Exhausted exhausted -> new StoredState("exhausted", null, exhausted.at());
        };
    }
}
