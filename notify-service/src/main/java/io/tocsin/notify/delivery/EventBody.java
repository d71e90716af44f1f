package io.tocsin.notify.delivery;

import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import java.time.Instant;
import java.util.UUID;

/// An event or an operation as it goes out.
///
/// @param eventId its id
/// @param bytes the body of the webhook
record EventBody(UUID eventId, byte[] bytes) {
    static EventBody of(LoggedEvent event) {
        return of(
                event.eventId(), event.event().type().wireName(), event.times().emittedAt(), event.json());
    }

    static EventBody of(NumberedOperation operation) {
        return of(operation.operationId(), operation.type().wireName(), operation.at(), operation.json());
    }

    static EventBody of(UUID eventId, String type, Instant emittedAt, String json) {
        return new EventBody(eventId, Webhook.body(type, emittedAt, json));
    }
}
