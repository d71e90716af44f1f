package io.tocsin.notify.delivery;

import io.tocsin.designation.operation.OperationType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message to an endpoint.
///
/// @param id the value of `webhook-id`: the event's id, the same over all attempts
/// @param number the delivery's number; null for a test and for a heartbeat
/// @param body the bytes that are signed and sent
record Webhook(String id, @Nullable Long number, byte[] body) {
    /// The message for an event: its JSON stands in `data` exactly as received, never written anew.
    static byte[] body(String type, Instant timestamp, String json) {
        return ("{\"type\":\"" + type + "\",\"timestamp\":\"" + timestamp + "\",\"data\":" + json + "}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// A heartbeat: the operation as received, and where the subscription stands. It has no number.
    ///
    /// @param lastNumber the subscription's last number, 0 before the first
    /// @param matchedSequence up to which event of the log that number tells
    static Webhook heartbeat(UUID id, Instant at, String json, long lastNumber, long matchedSequence) {
        String data = json.substring(0, json.lastIndexOf('}')) + ",\"lastNumber\":" + lastNumber
                + ",\"matchedSequence\":" + matchedSequence + "}";
        return new Webhook(id.toString(), null, body(OperationType.HEARTBEAT.wireName(), at, data));
    }

    /// A test of an endpoint.
    static Webhook test(UUID subscription, UUID id, Instant now) {
        return new Webhook(
                id.toString(), null, body("endpoint.test", now, "{\"subscriptionId\":\"" + subscription + "\"}"));
    }
}
