package io.tocsin.notify.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.EventType;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.OperationType;
import io.tocsin.notify.format.Formats;
import io.tocsin.notify.format.News;
import io.tocsin.notify.payload.Payload.About;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// All types of message. The compiler holds that none is missing: meanings and examples are given by
/// switches over the types.
public final class Payloads {
    private static final String EVENT_SCHEMA = "/io/tocsin/designation/event/designation-event.schema.json";
    private static final String OPERATION_SCHEMA = "/io/tocsin/designation/operation/operation.schema.json";
    private static final Formats FORMATS = new Formats(Optional.empty());
    private static final List<Payload> ALL = Stream.of(
                    Arrays.stream(EventType.values()).map(Payloads::of),
                    Arrays.stream(OperationType.values()).map(Payloads::of),
                    Arrays.stream(EndpointMessage.values()).map(Payloads::of))
            .flatMap(payloads -> payloads)
            .toList();

    private Payloads() {}

    /// Every type, in the order in which the log and the operations name them.
    public static List<Payload> all() {
        return ALL;
    }

    /// The type of that name; empty where there is none.
    public static Optional<Payload> find(String type) {
        return ALL.stream().filter(payload -> payload.type().equals(type)).findFirst();
    }

    /// The JSON Schema of `data`.
    public static JsonNode schemaOf(Payload payload) {
        return switch (payload.about()) {
            case DESIGNATIONS -> resource(EVENT_SCHEMA);
            case SOURCES -> resource(OPERATION_SCHEMA);
            case ENDPOINTS -> EndpointMessage.schemaOf(payload.type());
        };
    }

    private static Payload of(EventType type) {
        LoggedEvent event = ExampleEvents.of(type);
        return new Payload(type.wireName(), About.DESIGNATIONS, meaning(type), body(News.of(event)));
    }

    private static Payload of(OperationType type) {
        NumberedOperation operation = ExampleOperations.of(type);
        ObjectNode data = (ObjectNode) tree(operation.json());
        if (type == OperationType.HEARTBEAT) {
            data.put("lastNumber", 41).put("matchedSequence", 20_170);
        }
        News news = new News(operation.operationId(), type.wireName(), operation.at(), data.toString());
        return new Payload(type.wireName(), About.SOURCES, meaning(type), body(news));
    }

    private static Payload of(EndpointMessage message) {
        News news = new News(
                ExampleEvents.LOG,
                message.type(),
                ExampleEvents.AT,
                message.example().toString());
        return new Payload(message.type(), About.ENDPOINTS, message.meaning(), body(news));
    }

    private static String meaning(EventType type) {
        return switch (type) {
            case ANNOUNCED -> "An official announcement says so; no list does yet.";
            case CONFIRMED -> "A list or the gazette says the same as the announcement.";
            case CONTRADICTED -> "A list or the gazette says otherwise than the announcement.";
            case LAPSED -> "The expected entry did not come in time: a warning, the party stays announced.";
            case WITHDRAWN -> "What was read in an announcement is taken back.";
            case REPORTED -> "An unofficial text says so: a lead. Sent only where it is named.";
            case LISTED -> "The party is on the list.";
            case AMENDED -> "The authority changed the entry.";
            case DELISTED -> "The party is off the list.";
            case REKEYED -> "The authority gave the entry another reference: no delisting.";
            case RESTATED -> "More is known of what was so before: no news. Sent only where it is named.";
        };
    }

    private static String meaning(OperationType type) {
        return switch (type) {
            case HELD -> "A document waits for an operator's decision.";
            case RELEASED -> "An operator published what was held.";
            case REJECTED -> "An operator refused what was held.";
            case SUPERSEDED -> "A newer document was accepted while one was held.";
            case FAILING -> "Look after look at the source fails.";
            case STALE -> "The source was not seen whole and in order for too long.";
            case RECOVERED -> "A source that was failing or stale is so no more.";
            case REPAIRED -> "A whole list put right what the authority's own delta had got wrong.";
            case HEARTBEAT -> "Where the log ends and how fresh each source is: silence after it is a broken line.";
        };
    }

    private static JsonNode body(News news) {
        return tree(FORMATS.whole(news));
    }

    private static JsonNode resource(String name) {
        try (InputStream in = EventType.class.getResourceAsStream(name)) {
            return DesignationJson.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("schema not read: " + name, e);
        }
    }

    static JsonNode tree(String json) {
        try {
            return DesignationJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + json, e);
        }
    }
}
