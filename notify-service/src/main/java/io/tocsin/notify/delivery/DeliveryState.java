package io.tocsin.notify.delivery;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a delivery stands. A settled one changes only by a replay, which is a new wish of the subscriber.
public sealed interface DeliveryState {
    /// It is to be sent.
    ///
    /// @param tries how many tries of the schedule have failed
    /// @param dueAt when the next one is due
    record Pending(int tries, Instant dueAt) implements DeliveryState {
        /// The endpoint took it.
        Delivered delivered(Instant now) {
            return new Delivered(now);
        }

        /// The endpoint did not take it.
        ///
        /// @param retryAfter how long it asked to be left alone, null where it did not
        DeliveryState failed(RetrySchedule schedule, Instant now, @Nullable Duration retryAfter) {
            return schedule.next(tries + 1, now, retryAfter)
                    .<DeliveryState>map(due -> new Pending(tries + 1, due))
                    .orElseGet(() -> new Exhausted(now));
        }
    }

    /// The endpoint took it.
    record Delivered(Instant at) implements DeliveryState {}

    /// The schedule is at its end; it stays on record, and a replay sends it again.
    record Exhausted(Instant at) implements DeliveryState {}
}
