package io.tocsin.notify.tenant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One tenant, as an operator sees him.
///
/// @param tenant his name in tokens
/// @param subscriptions how many he has
/// @param disabled how many of them are disabled
/// @param pending how many deliveries to them are neither made nor given up
/// @param oldestPendingAt when the oldest of these was made, null where there is none
/// @param lastDeliveredAt when a delivery with the highest number of a subscription was last taken, null
/// where none was
record SubscriberView(
        String tenant,
        long subscriptions,
        long disabled,
        long pending,
        @Nullable Instant oldestPendingAt,
        @Nullable Instant lastDeliveredAt) {}
