package io.tocsin.notify.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import java.time.Instant;
import java.util.UUID;

/// What is to be told, as received: an event, an operation, or what this service has to say itself.
///
/// @param id the value of `webhook-id`, the same over all attempts; of an event its own
/// @param type its type on the wire
/// @param at when it happened; of an event, when it got its number
/// @param json what stands in `data`: a JSON object
public record News(UUID id, String type, Instant at, String json) {
    /// An event of the log.
    public static News of(LoggedEvent event) {
        return new News(
                event.eventId(), event.event().type().wireName(), event.times().emittedAt(), event.json());
    }

    /// What happened to a source.
    public static News of(NumberedOperation operation) {
        return new News(operation.operationId(), operation.type().wireName(), operation.at(), operation.json());
    }

    /// The JSON as a tree that the caller may change.
    ObjectNode tree() {
        try {
            if (DesignationJson.MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("news " + id + " is no JSON", e);
        }
        throw new IllegalStateException("news " + id + " is no JSON object");
    }

    /// Whether it is an event of the log.
    boolean isEvent() {
        return type.startsWith("designation.");
    }

    /// Whether it is an operation.
    boolean isOperation() {
        return type.startsWith("source.");
    }
}
