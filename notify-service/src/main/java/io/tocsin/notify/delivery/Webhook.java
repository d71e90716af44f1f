package io.tocsin.notify.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message to an endpoint.
///
/// @param id the value of `webhook-id`: the event's id, the same over all attempts
/// @param number the delivery's number; null for a test
/// @param body the bytes that are signed and sent
record Webhook(String id, @Nullable Long number, byte[] body) {
    /// The message for an event: its JSON stands in `data` exactly as received, never written anew.
    static byte[] body(String type, Instant timestamp, String json) {
        return ("{\"type\":\"" + type + "\",\"timestamp\":\"" + timestamp + "\",\"data\":" + json + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A test of an endpoint.
    static Webhook test(UUID subscription, UUID id, Instant now) {
        return new Webhook(
                id.toString(), null, body("endpoint.test", now, "{\"subscriptionId\":\"" + subscription + "\"}"));
    }
}
