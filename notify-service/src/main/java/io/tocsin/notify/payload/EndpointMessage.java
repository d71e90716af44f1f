package io.tocsin.notify.payload;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import java.util.Arrays;

/// What is sent about endpoints themselves.
enum EndpointMessage {
    TEST("endpoint.test") {
        @Override
        String meaning() {
            return "Somebody tries the endpoint. It has no number.";
        }

        @Override
        JsonNode example() {
            return DesignationJson.MAPPER
                    .createObjectNode()
                    .put("subscriptionId", "0d1f7d5c-6f0b-4c39-9c6e-3d6f5b0a9a11");
        }

        @Override
        String schema() {
            return """
                    {"type": "object", "required": ["subscriptionId"],
                     "properties": {"subscriptionId": {"type": "string", "format": "uuid"}}}
                    """;
        }
    };

    private final String type;

    EndpointMessage(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    abstract String meaning();

    abstract JsonNode example();

    abstract String schema();

    static JsonNode schemaOf(String type) {
        return Arrays.stream(values())
                .filter(message -> message.type.equals(type))
                .map(message -> Payloads.tree(message.schema()))
                .findFirst()
                .orElseThrow();
    }
}
