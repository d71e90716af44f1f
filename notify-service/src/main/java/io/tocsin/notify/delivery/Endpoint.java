package io.tocsin.notify.delivery;

import io.tocsin.notify.format.Format;
import io.tocsin.notify.signature.WebhookSecret;
import java.util.List;
import java.util.UUID;

/// Where a subscription's deliveries go.
///
/// @param format in which form they are told
/// @param gathered whether what becomes due together is told together
/// @param keys the secrets that sign now, the newest first
record Endpoint(
        UUID subscription, String tenant, String url, Format format, boolean gathered, List<WebhookSecret> keys) {
    Endpoint {
        keys = List.copyOf(keys);
    }
}
