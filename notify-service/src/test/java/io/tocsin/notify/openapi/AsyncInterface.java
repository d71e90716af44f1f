package io.tocsin.notify.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.notify.payload.Payload;
import io.tocsin.notify.payload.Payload.About;
import io.tocsin.notify.payload.Payloads;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What Tocsin sends without being asked, as AsyncAPI 3 describes it: the two topics and the webhooks.
final class AsyncInterface {
    /// The headers of a record on Kafka.
    static final Map<String, String> RECORD_HEADERS = recordHeaders();

    /// The headers of a webhook.
    static final Map<String, String> WEBHOOK_HEADERS = webhookHeaders();

    /// Those that not every message has.
    static final List<String> OPTIONAL_HEADERS = List.of("ce_subject", "tocsin-number");

    private static final String SCHEMA_FORMAT = "application/schema+json;version=2020-12";

    private final ObjectNode document = DesignationJson.MAPPER.createObjectNode();
    private final ObjectNode messages = DesignationJson.MAPPER.createObjectNode();

    private AsyncInterface() {}

    private static Map<String, String> recordHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", "The event's id, or the operation's");
        headers.put("ce_type", "The type, as in the value");
        headers.put("ce_source", "/sources/ and the id of the source");
        headers.put("ce_subject", "The id of the designation");
        headers.put("ce_time", "When it got its place in the log");
        return headers;
    }

    private static Map<String, String> webhookHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "Who sends");
        headers.put("webhook-id", "The event's id: the same in every attempt");
        headers.put("webhook-timestamp", "The second of this attempt");
        headers.put("webhook-signature", "Signatures of Standard Webhooks, with spaces between them");
        headers.put("tocsin-number", "The delivery's number within the subscription; none for a test and a heartbeat");
        return headers;
    }

    /// The document, with its fields in the order in which a person reads them.
    static String text() {
        return new AsyncInterface().written().toPrettyString() + "\n";
    }

    private ObjectNode written() {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Tocsin")
                .put("version", "1")
                .put("description", "Changes of official sanctions lists, as they become known");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        topic(
                channels,
                "designations",
                "The log: every event of every source, numbered without a gap",
                About.DESIGNATIONS);
        topic(channels, "operations", "What happens to sources, numbered without a gap", About.SOURCES);
        webhooks(channels);
        ObjectNode operations = document.putObject("operations");
        operation(operations, "log", "designations", "Publishes each event, in the order of the log");
        operation(operations, "tell", "operations", "Tells what happens to a source");
        operation(operations, "deliver", "webhooks", "Posts to the URL of a subscription what its filter takes")
                .putObject("bindings")
                .putObject("http")
                .put("method", "POST");
        ObjectNode components = document.putObject("components");
        components.set("messages", messages);
        ObjectNode schemas = components.putObject("schemas");
        schema(schemas, "designationEvent", Payloads.schemaOf(any(About.DESIGNATIONS)));
        schema(schemas, "operation", Payloads.schemaOf(any(About.SOURCES)));
        return document;
    }

    private void topic(ObjectNode channels, String name, String description, About about) {
        ObjectNode channel = channels.putObject(name).put("address", name).put("description", description);
        ObjectNode kafka = channel.putObject("bindings").putObject("kafka");
        kafka.put("topic", name).put("partitions", 1);
        kafka.putObject("topicConfiguration")
                .put("retention.ms", -1)
                .putArray("cleanup.policy")
                .add("delete");
        ObjectNode of = channel.putObject("messages");
        for (Payload payload : Payloads.all()) {
            if (payload.about() == about) {
                of.putObject(payload.type()).put("$ref", "#/components/messages/record." + payload.type());
                record(payload);
            }
        }
    }

    private void record(Payload payload) {
        ObjectNode message = messages.putObject("record." + payload.type());
        message.put("name", payload.type()).put("summary", payload.meaning());
        message.set("headers", headers(RECORD_HEADERS));
        payload(message, data(payload));
        ObjectNode example = message.putArray("examples").addObject();
        example.set("payload", payload.example().path("data"));
    }

    private void webhooks(ObjectNode channels) {
        ObjectNode channel = channels.putObject("webhooks").putNull("address");
        channel.put("description", "The URL of a subscription");
        ObjectNode of = channel.putObject("messages");
        for (Payload payload : Payloads.all()) {
            of.putObject(payload.type()).put("$ref", "#/components/messages/webhook." + payload.type());
            webhook(payload);
        }
    }

    private void webhook(Payload payload) {
        ObjectNode message = messages.putObject("webhook." + payload.type());
        message.put("name", payload.type()).put("summary", payload.meaning());
        message.set("headers", headers(WEBHOOK_HEADERS));
        ObjectNode body = DesignationJson.MAPPER.createObjectNode().put("type", "object");
        body.putArray("required").add("type").add("timestamp").add("data");
        ObjectNode properties = body.putObject("properties");
        properties.putObject("type").put("const", payload.type());
        properties.putObject("timestamp").put("type", "string").put("format", "date-time");
        properties.set("data", data(payload));
        if (payload.about() == About.DESIGNATIONS) {
            ObjectNode lag = properties.putObject("lag").put("type", "object").putObject("properties");
            for (String behind : List.of("behindAnnouncementSeconds", "behindPublicationSeconds")) {
                lag.putObject(behind).putArray("type").add("integer").add("null");
            }
        }
        payload(message, body);
        message.putArray("examples").addObject().set("payload", payload.example());
    }

    private static JsonNode data(Payload payload) {
        return switch (payload.about()) {
            case DESIGNATIONS -> only("designationEvent", payload);
            case SOURCES -> only("operation", payload);
            case ENDPOINTS -> Payloads.schemaOf(payload);
        };
    }

    private static ObjectNode only(String schema, Payload payload) {
        ObjectNode only = DesignationJson.MAPPER.createObjectNode();
        only.putArray("allOf").addObject().put("$ref", "#/components/schemas/" + schema + "/schema");
        only.putObject("properties").putObject("type").put("const", payload.type());
        return only;
    }

    private static ObjectNode headers(Map<String, String> described) {
        ObjectNode headers = DesignationJson.MAPPER.createObjectNode().put("type", "object");
        ArrayNode required = headers.putArray("required");
        ObjectNode properties = headers.putObject("properties");
        described.forEach((name, description) -> {
            properties.putObject(name).put("type", "string").put("description", description);
            if (!OPTIONAL_HEADERS.contains(name)) {
                required.add(name);
            }
        });
        return headers;
    }

    private static void payload(ObjectNode message, JsonNode schema) {
        message.putObject("payload").put("schemaFormat", SCHEMA_FORMAT).set("schema", schema);
    }

    private static void schema(ObjectNode schemas, String name, JsonNode schema) {
        schemas.putObject(name).put("schemaFormat", SCHEMA_FORMAT).set("schema", schema);
    }

    private static ObjectNode operation(ObjectNode operations, String name, String channel, String summary) {
        ObjectNode operation = operations.putObject(name).put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
        return operation.put("summary", summary);
    }

    private static Payload any(About about) {
        return Payloads.all().stream()
                .filter(payload -> payload.about() == about)
                .findFirst()
                .orElseThrow();
    }
}
