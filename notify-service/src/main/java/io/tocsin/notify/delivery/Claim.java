package io.tocsin.notify.delivery;

import io.tocsin.notify.circuit.Health;
import io.tocsin.notify.subscription.Order;
import io.tocsin.notify.subscription.Terms;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The right of one replica to drive one lane for a while.
///
/// @param endpoint where the lane leads
/// @param terms on which it is sent to
/// @param heartbeat whether one is to go out
/// @param health how the endpoint has answered so far
/// @param fullAt when the bucket that keeps the pace will be full, null where none was used
/// @param fence the number of this claim: with another one on the lane, the right is lost
/// @param until when it ends unless renewed
record Claim(
        Endpoint endpoint,
        Terms terms,
        boolean heartbeat,
        Health health,
        @Nullable Instant fullAt,
        long fence,
        Instant until) {
    /// Whether an attempt of that length can end before the claim does.
    boolean outlasts(Duration attempt, Instant now) {
        return now.plus(attempt).isBefore(until);
    }

    Claim renewed(Instant later) {
        return new Claim(endpoint, terms, heartbeat, health, fullAt, fence, later);
    }

    /// The pace to keep, null where there is none.
    @Nullable
    Pace pace() {
        return terms.perSecond() == null ? null : new Pace(terms.perSecond(), fullAt == null ? Instant.EPOCH : fullAt);
    }

    /// How many requests may be under way: one, where each waits for the one before.
    int concurrency(DeliveryConfig config) {
        if (terms.order() == Order.WHOLE) {
            return 1;
        }
        return terms.concurrency() == null ? config.concurrency() : terms.concurrency();
    }
}
