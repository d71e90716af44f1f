package io.tocsin.designation.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.NameUuid;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An operation with its number, and its JSON exactly as first written, which keeps what this version does
/// not know.
///
/// @param operationId UUIDv5 of the log's id and the number
/// @param number 1, 2, 3 ... without a gap
/// @param type what happened
/// @param source to which source, null where it is about all
/// @param at when
/// @param json the message
public record NumberedOperation(
        UUID operationId,
        long number,
        OperationType type,
        @Nullable String source,
        Instant at,
        String json) {
    /// The form of the message that this version writes and reads.
    public static final int SCHEMA = 1;

    public NumberedOperation {
        if (number < 1) {
            throw new IllegalArgumentException("the number of an operation is not positive: " + number);
        }
    }

    /// Gives an operation its number; id and JSON follow from the arguments alone.
    ///
    /// @param logId the id of the log whose sources are meant
    public static NumberedOperation of(UUID logId, long number, Operation operation, Instant at) {
        UUID id = NameUuid.of(logId, "operation " + number);
        ObjectNode data = DesignationJson.MAPPER.valueToTree(operation);
        data.remove("source");
        ObjectNode message = DesignationJson.MAPPER.createObjectNode();
        message.put("schema", SCHEMA);
        message.put("operationId", id.toString());
        message.put("type", operation.type().wireName());
        message.put("number", number);
        message.put("source", operation.source());
        message.put("at", at.toString());
        message.set("data", data);
        return new NumberedOperation(id, number, operation.type(), operation.source(), at, message.toString());
    }

    /// Reads a message.
    ///
    /// @throws UnreadableOperation if it is none of a known schema and type, saying why
    public static NumberedOperation read(String json) {
        JsonNode message = tree(json);
        if (message.path("schema").asInt() != SCHEMA) {
            throw new UnreadableOperation("unknown operation schema " + message.path("schema") + " at number "
                    + message.path("number") + "; this version reads schema " + SCHEMA);
        }
        try {
            return new NumberedOperation(
                    UUID.fromString(message.path("operationId").asText()),
                    message.path("number").asLong(),
                    OperationType.of(message.path("type").asText()),
                    message.path("source").textValue(),
                    Instant.parse(message.path("at").asText()),
                    json);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableOperation("operation " + message.path("number") + ": " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(String json) {
        try {
            if (DesignationJson.MAPPER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableOperation("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableOperation("not a JSON object: " + json.substring(0, Math.min(json.length(), 80)));
    }
}
