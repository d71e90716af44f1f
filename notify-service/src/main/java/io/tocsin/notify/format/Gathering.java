package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The news of several deliveries as one: each in short, and none left out.
final class Gathering {
    static final String TYPE = "digest";

    /// A text that is longer is not said in short; it is behind the number.
    private static final int MAX_TEXT = 300;

    private Gathering() {}

    /// The same deliveries of the same subscription are the same news, whenever they are told.
    static News of(UUID subscription, List<Numbered> items) {
        Instant from = items.getFirst().news().at();
        Instant to = from;
        ObjectNode data = DesignationJson.MAPPER.createObjectNode();
        for (Numbered item : items) {
            Instant at = item.news().at();
            from = at.isBefore(from) ? at : from;
            to = at.isAfter(to) ? at : to;
        }
        long first = items.getFirst().number();
        long last = items.getLast().number();
        data.put("from", from.toString());
        data.put("to", to.toString());
        data.put("count", items.size());
        data.put("firstNumber", first);
        data.put("lastNumber", last);
        items.forEach(item -> data.withArray("items").add(inShort(item)));
        return new News(id(subscription, items), TYPE, to, data.toString());
    }

    private static UUID id(UUID subscription, List<Numbered> items) {
        StringBuilder name = new StringBuilder("digest ").append(subscription);
        items.forEach(item -> name.append(' ').append(item.number()));
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode inShort(Numbered item) {
        News news = item.news();
        ObjectNode data = news.tree();
        ObjectNode inShort = DesignationJson.MAPPER.createObjectNode();
        inShort.put("number", item.number());
        inShort.put("id", news.id().toString());
        inShort.put("type", news.type());
        inShort.put("timestamp", news.at().toString());
        put(inShort, "source", data.path("source"));
        if (news.isEvent()) {
            inShort.set("sequence", data.path("sequence"));
            put(inShort, "designationId", data.path("designation").path("id"));
            put(
                    inShort,
                    "name",
                    data.path("designation")
                            .path("subject")
                            .path("names")
                            .path(0)
                            .path("name"));
        }
        inShort.put("headline", Bulletins.of(news, Optional.empty()).headline());
        return inShort;
    }

    private static void put(ObjectNode inShort, String name, JsonNode text) {
        if (text.isTextual() && text.asText().length() <= MAX_TEXT) {
            inShort.set(name, text);
        }
    }
}
