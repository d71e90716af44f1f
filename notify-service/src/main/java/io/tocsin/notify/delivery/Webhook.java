package io.tocsin.notify.delivery;

import io.tocsin.designation.operation.OperationType;
import io.tocsin.notify.format.Body;
import io.tocsin.notify.format.News;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message to an endpoint.
///
/// @param id the value of `webhook-id`: the event's id, the same over all attempts
/// @param number the delivery's number; null for a test and for a heartbeat
/// @param contentType of the body
/// @param body the bytes that are signed and sent
record Webhook(String id, @Nullable Long number, String contentType, byte[] body) {
    Webhook(String id, @Nullable Long number, Body body) {
        this(id, number, body.contentType(), body.bytes());
    }

    /// What a heartbeat tells: the operation as received, and where the subscription stands.
    ///
    /// @param lastNumber the subscription's last number, 0 before the first
    /// @param matchedSequence up to which event of the log that number tells
    static News heartbeat(UUID id, Instant at, String json, long lastNumber, long matchedSequence) {
        String data = json.substring(0, json.lastIndexOf('}')) + ",\"lastNumber\":" + lastNumber
                + ",\"matchedSequence\":" + matchedSequence + "}";
        return new News(id, OperationType.HEARTBEAT.wireName(), at, data);
    }

    /// What a test of an endpoint tells.
    ///
    /// @param confirmation where the reader of a mailbox says that he wants alerts, null where there is no need
    static News test(UUID subscription, UUID id, Instant now, @Nullable URI confirmation) {
        String data = "{\"subscriptionId\":\"" + subscription + "\""
                + (confirmation == null ? "" : ",\"confirmationUrl\":\"" + confirmation + "\"") + "}";
        return new News(id, "endpoint.test", now, data);
    }
}
