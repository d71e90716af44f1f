package io.tocsin.designation.event;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The one way between events and their JSON. Reading keeps the text; sealing gives an event its number,
/// id and digest.
public final class EventCodec {
    /// Takes nothing for another thing than it is: a digest must see all that a reader sees.
    private static final ObjectReader STRICT = MAPPER.reader()
            .with(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    private EventCodec() {}

    /// Gives an event its place in the log: the id, the JSON and the digest follow from the arguments
    /// alone.
    ///
    /// @param logId the id of the log
    /// @param sequence the event's number, one above the one before
    /// @param previous the digest of the event before, {@link Digest#GENESIS} before the first
    public static LoggedEvent seal(
            UUID logId,
            long sequence,
            Digest previous,
            String source,
            RunPosition run,
            DesignationEvent event,
            EventTimes times,
            List<Evidence> evidence) {
        UUID eventId = NameUuid.of(logId, Long.toString(sequence));
        EventDocument document = new EventDocument(
                EventDocument.SCHEMA,
                eventId.toString(),
                event.type(),
                source,
                sequence,
                event.baseline(),
                event.action(),
                run,
                event.designation(),
                event.changes(),
                event.links(),
                event.bulk(),
                times,
                evidence,
                previous,
                null);
        ObjectNode tree = MAPPER.valueToTree(document);
        Digest digest = previous.next(CanonicalJson.of(tree));
        String json = tree.put("digest", digest.hex()).toString();
        return new LoggedEvent(eventId, source, sequence, run, event, times, evidence, previous, digest, json);
    }

    /// Reads an event and keeps its text. Fields that this version does not know stay in the text; a
    /// schema or a type that it does not know is refused by name.
    ///
    /// @throws UnreadableEvent if the text is no event of a known schema and type, saying why
    public static LoggedEvent read(String json) {
        return read(tree(json), json);
    }

    /// An event, and the digest that its text must carry after the one it names as the one before.
    public record Checkable(LoggedEvent event, Digest computed) {}

    /// Reads an event as {@link #read(String)} does and computes its digest, from one parse of the text.
    ///
    /// @throws UnreadableEvent as {@link #read(String)}
    public static Checkable readCheckable(String json) {
        ObjectNode tree = tree(json);
        LoggedEvent event = read(tree, json);
        tree.remove("digest");
        return new Checkable(event, event.previousDigest().next(CanonicalJson.of(tree)));
    }

    private static LoggedEvent read(ObjectNode tree, String json) {
        JsonNode schema = tree.path("schema");
        if (!schema.isInt() || schema.intValue() != EventDocument.SCHEMA) {
            throw new UnreadableEvent("unknown event schema " + schema + " at sequence " + tree.path("sequence")
                    + "; this version reads schema " + EventDocument.SCHEMA);
        }
        try {
            EventType.of(tree.path("type").asText());
            EventDocument document = STRICT.treeToValue(tree, EventDocument.class);
            Digest digest = document.digest();
            if (digest == null) {
                throw new UnreadableEvent("event " + document.sequence() + " has no digest");
            }
            return new LoggedEvent(
                    UUID.fromString(document.eventId()),
                    document.source(),
                    document.sequence(),
                    document.run(),
                    document.event(),
                    document.times(),
                    document.evidence(),
                    document.previousDigest(),
                    digest,
                    json);
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("event " + tree.path("sequence") + place(e) + ": " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("event " + tree.path("sequence") + ": " + e.getMessage(), e);
        }
    }

    /// The digest that the text of an event must carry after the given one, computed over the text as
    /// received.
    public static Digest digestAfter(Digest previous, String json) {
        ObjectNode tree = tree(json);
        tree.remove("digest");
        return previous.next(CanonicalJson.of(tree));
    }

    private static ObjectNode tree(String json) {
        try {
            if (STRICT.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new UnreadableEvent("not a JSON object: " + json.substring(0, Math.min(json.length(), 80)));
    }

    /// Where in the event: ` at designation.subject.names.0.quality`.
    private static String place(JsonProcessingException problem) {
        if (!(problem instanceof JsonMappingException mapping)
                || mapping.getPath().isEmpty()) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining(".", " at ", ""));
    }
}
