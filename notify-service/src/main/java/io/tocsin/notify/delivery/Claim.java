package io.tocsin.notify.delivery;

import java.time.Duration;
import java.time.Instant;

/// The right of one replica to drive one lane for a while.
///
/// @param endpoint where the lane leads
/// @param ordered whether n+1 waits until n is settled
/// @param heartbeat whether one is to go out
/// @param fence the number of this claim: with another one on the lane, the right is lost
/// @param until when it ends unless renewed
record Claim(Endpoint endpoint, boolean ordered, boolean heartbeat, long fence, Instant until) {
    /// Whether an attempt of that length can end before the claim does.
    boolean outlasts(Duration attempt, Instant now) {
        return now.plus(attempt).isBefore(until);
    }

    Claim renewed(Instant later) {
        return new Claim(endpoint, ordered, heartbeat, fence, later);
    }
}
