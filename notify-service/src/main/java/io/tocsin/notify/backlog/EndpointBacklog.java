package io.tocsin.notify.backlog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What waits for one endpoint, and how its last attempts went.
///
/// @param subscription whose endpoint it is
/// @param pending how many deliveries wait
/// @param oldestPendingAt when the one that waits longest was made, null where none waits
/// @param nextTryAt when the next try is due, null where none is
/// @param exhausted how many deliveries ended without being taken
/// @param lastSuccessAt when the endpoint last took one
/// @param lastFailureAt when it last did not
/// @param lastFailure why not
public record EndpointBacklog(
        UUID subscription,
        long pending,
        @Nullable Instant oldestPendingAt,
        @Nullable Instant nextTryAt,
        long exhausted,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        @Nullable String lastFailure) {
    /// Whether the last attempt that is known failed.
    public boolean isFailing() {
        return lastFailureAt != null && (lastSuccessAt == null || lastFailureAt.isAfter(lastSuccessAt));
    }
}
