package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The structured JSON of CloudEvents 1.0. Its attributes are those that the topics carry as headers, and
/// `data` is the JSON exactly as received, unless it is too large. Extension attributes say the event's
/// number in the log, its lag, and what was left out.
final class CloudEvent {
    private static final String CONTENT_TYPE = "application/cloudevents+json";
    private static final String EVENT_SCHEMA = "urn:tocsin:schema:designation-event:1";
    private static final String OPERATION_SCHEMA = "urn:tocsin:schema:operation:1";
    private static final String SOURCES = "/sources";
    private static final int MAX_ATTRIBUTE = 500;

    private CloudEvent() {}

    static Body of(News news, Optional<URI> registry) {
        ObjectNode attributes = attributes(news);
        return new Body(CONTENT_TYPE, Reduction.fit(news, registry, reduction -> written(news, attributes, reduction)));
    }

    private static byte[] written(News news, ObjectNode attributes, @Nullable Reduction reduction) {
        ObjectNode all = attributes;
        if (reduction != null) {
            all = attributes.deepCopy();
            all.remove("dataschema");
            all.put("reduced", true);
            all.put("omitted", String.join(",", reduction.omitted()));
            all.put("fullbytes", reduction.full().bytes());
            put(all, "fullurl", reduction.full().url());
            put(all, "fulldigest", reduction.full().digest());
        }
        String text = all.toString();
        String data = reduction == null ? news.json() : reduction.data();
        return (text.substring(0, text.length() - 1) + ",\"data\":" + data + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode attributes(News news) {
        ObjectNode data = news.tree();
        ObjectNode event = DesignationJson.MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", news.id().toString());
        event.put("source", source(news, data));
        event.put("type", news.type());
        event.put("time", news.at().toString());
        event.put("datacontenttype", "application/json");
        if (news.isEvent()) {
            put(event, "subject", data.path("designation").path("id").textValue());
            event.put("dataschema", EVENT_SCHEMA);
            event.put("sequence", data.path("sequence").asText());
            Lag lag = Lag.of(data);
            behind(event, "behindannouncement", lag.announcement());
            behind(event, "behindpublication", lag.publication());
        } else if (news.isOperation()) {
            event.put("dataschema", OPERATION_SCHEMA);
        }
        return event;
    }

    private static String source(News news, ObjectNode data) {
        String source = data.path("source").textValue();
        if (news.isEvent() || news.isOperation()) {
            return source == null || source.length() > MAX_ATTRIBUTE ? SOURCES : SOURCES + "/" + source;
        }
        return "/subscriptions";
    }

    /// An integer of CloudEvents has 32 bits.
    private static void behind(ObjectNode event, String name, @Nullable Duration lag) {
        if (lag != null && lag.toSeconds() <= Integer.MAX_VALUE) {
            event.put(name, (int) lag.toSeconds());
        }
    }

    private static void put(ObjectNode event, String name, @Nullable String value) {
        if (value != null && value.length() <= MAX_ATTRIBUTE) {
            event.put(name, value);
        }
    }
}
