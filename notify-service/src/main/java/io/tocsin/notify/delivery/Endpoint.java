package io.tocsin.notify.delivery;

import io.tocsin.notify.format.Format;
import io.tocsin.notify.vault.Sealed;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where a subscription's deliveries go.
///
/// @param format in which form they are told
/// @param gathered whether what becomes due together is told together
/// @param secrets those that sign now, as they are kept, the newest first
/// @param receiver what the receiver asks of those who call it, as it is kept; null for nothing
/// @param timeout how long one attempt may take
record Endpoint(
        UUID subscription,
        String tenant,
        String url,
        Format format,
        boolean gathered,
        List<Sealed> secrets,
        @Nullable Sealed receiver,
        Duration timeout) {
    Endpoint {
        secrets = List.copyOf(secrets);
    }
}
