package io.tocsin.notify.delivery;

import io.tocsin.notify.format.Body;
import java.util.UUID;

/// An event or an operation as it goes out in one format.
///
/// @param eventId its id
record EventBody(UUID eventId, Body body) {
    /// The message that brings it under a number.
    Webhook webhook(long number) {
        return new Webhook(eventId.toString(), number, body);
    }
}
