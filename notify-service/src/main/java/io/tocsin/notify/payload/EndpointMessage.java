package io.tocsin.notify.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.circuit.Notice;
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
            return DesignationJson.MAPPER.createObjectNode().put("subscriptionId", SUBSCRIPTION);
        }

        @Override
        String schema() {
            return """
                    {"type": "object", "required": ["subscriptionId"],
                     "properties": {"subscriptionId": {"type": "string", "format": "uuid"}}}
                    """;
        }
    },
    FAILING(Notice.Type.FAILING.wireName()) {
        @Override
        String meaning() {
            return "Another endpoint of the tenant fails and is left alone for a while.";
        }

        @Override
        JsonNode example() {
            return notice().put("reason", "It answered 503.").put("openUntil", "2024-12-18T15:05:06Z");
        }

        @Override
        String schema() {
            return """
                    {"type": "object",
                     "required": ["subscriptionId", "url", "since", "pendingDeliveries", "reason", "openUntil"],
                     "properties": {
                       "subscriptionId": {"type": "string", "format": "uuid"},
                       "url": {"type": "string"},
                       "since": {"type": "string", "format": "date-time"},
                       "pendingDeliveries": {"type": "integer"},
                       "reason": {"type": "string"},
                       "openUntil": {"type": "string", "format": "date-time"}}}
                    """;
        }
    },
    RECOVERED(Notice.Type.RECOVERED.wireName()) {
        @Override
        String meaning() {
            return "Another endpoint of the tenant that failed works again.";
        }

        @Override
        JsonNode example() {
            return notice();
        }

        @Override
        String schema() {
            return """
                    {"type": "object",
                     "required": ["subscriptionId", "url", "since", "pendingDeliveries"],
                     "properties": {
                       "subscriptionId": {"type": "string", "format": "uuid"},
                       "url": {"type": "string"},
                       "since": {"type": "string", "format": "date-time"},
                       "pendingDeliveries": {"type": "integer"}}}
                    """;
        }
    },
    DISABLED(Notice.Type.DISABLED.wireName()) {
        @Override
        String meaning() {
            return "Another endpoint of the tenant is given up, until its subscriber enables it.";
        }

        @Override
        JsonNode example() {
            return notice().put("reason", "The endpoint answered 410 Gone.")
                    .put("enable", "POST /v1/subscriptions/" + SUBSCRIPTION + "/enable");
        }

        @Override
        String schema() {
            return """
                    {"type": "object",
                     "required": ["subscriptionId", "url", "since", "pendingDeliveries", "reason", "enable"],
                     "properties": {
                       "subscriptionId": {"type": "string", "format": "uuid"},
                       "url": {"type": "string"},
                       "since": {"type": "string", "format": "date-time"},
                       "pendingDeliveries": {"type": "integer"},
                       "reason": {"type": "string"},
                       "enable": {"type": "string"}}}
                    """;
        }
    };

    private static final String SUBSCRIPTION = "0d1f7d5c-6f0b-4c39-9c6e-3d6f5b0a9a11";

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

    /// What every notice says.
    private static ObjectNode notice() {
        return DesignationJson.MAPPER
                .createObjectNode()
                .put("subscriptionId", SUBSCRIPTION)
                .put("url", "https://alerts.example/hook")
                .put("since", "2024-12-18T15:02:11Z")
                .put("pendingDeliveries", 12);
    }

    static JsonNode schemaOf(String type) {
        return Arrays.stream(values())
                .filter(message -> message.type.equals(type))
                .map(message -> Payloads.tree(message.schema()))
                .findFirst()
                .orElseThrow();
    }
}
