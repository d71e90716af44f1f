package io.tocsin.notify.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.notify.format.Format;
import io.tocsin.notify.subscription.EventFilter;
import io.tocsin.notify.subscription.SubscriptionView;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a subscriber fills in about an endpoint: texts as they stand in the fields.
///
/// @param format in which form the endpoint is told
/// @param sources ids, with a comma or a line break between them; so are programmes and countries
/// @param subjectTypes by their names in JSON
record EndpointForm(
        String url,
        String description,
        String format,
        List<String> types,
        String sources,
        String programmes,
        String countries,
        List<String> subjectTypes,
        boolean material,
        boolean baseline,
        boolean ordered) {
    /// Nothing filled in yet.
    static final EndpointForm EMPTY =
            new EndpointForm("", "", Format.EVENT.wireName(), List.of(), "", "", "", List.of(), false, false, false);

    /// The kinds of party that can be chosen.
    static final List<String> SUBJECT_TYPES = Arrays.stream(SubjectType.values())
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .toList();

    /// As a subscription is set.
    static EndpointForm of(SubscriptionView view) {
        EventFilter filter = view.filter();
        return new EndpointForm(
                view.url(),
                view.description() == null ? "" : view.description(),
                view.format(),
                filter.types().names(),
                String.join(", ", filter.sources()),
                String.join(", ", filter.programmes()),
                String.join(", ", filter.countries()),
                filter.subjectTypes().stream()
                        .map(type -> type.name().toLowerCase(Locale.ROOT))
                        .toList(),
                filter.significance() == Significance.MATERIAL,
                filter.baseline(),
                view.ordered());
    }

    /// As it was sent.
    static EndpointForm of(MultivaluedMap<String, String> sent) {
        return new EndpointForm(
                text(sent, "url"),
                text(sent, "description"),
                text(sent, "format"),
                sent.getOrDefault("types", List.of()),
                text(sent, "sources"),
                text(sent, "programmes"),
                text(sent, "countries"),
                sent.getOrDefault("subjectTypes", List.of()),
                sent.containsKey("material"),
                sent.containsKey("baseline"),
                sent.containsKey("ordered"));
    }

    private static String text(MultivaluedMap<String, String> sent, String field) {
        String value = sent.getFirst(field);
        return value == null ? "" : value.strip();
    }

    /// Whether a type is chosen.
    public boolean wants(String type) {
        return types.contains(type);
    }

    /// Whether a kind of party is chosen.
    public boolean about(String subjectType) {
        return subjectTypes.contains(subjectType);
    }

    /// The request that says so to the interface.
    ///
    /// @param before the filter so far: what the form does not know of stays
    ObjectNode request(JsonNode before) {
        ObjectNode request = DesignationJson.MAPPER.createObjectNode();
        request.put("url", url);
        request.put("description", description.isEmpty() ? null : description);
        if (!format.isEmpty()) {
            request.put("format", format);
        }
        request.put("ordered", ordered);
        request.set("filter", filter(before));
        return request;
    }

    private ObjectNode filter(JsonNode before) {
        ObjectNode filter = before.isObject() ? before.deepCopy() : DesignationJson.MAPPER.createObjectNode();
        put(filter, "types", types);
        put(filter, "sources", values(sources));
        put(filter, "programmes", values(programmes));
        put(filter, "countries", values(countries));
        put(filter, "subjectTypes", subjectTypes);
        filter.put("significance", material ? "material" : "minor");
        filter.put("baseline", baseline);
        return filter;
    }

    private static void put(ObjectNode filter, String name, List<String> values) {
        filter.remove(name);
        if (!values.isEmpty()) {
            ArrayNode array = filter.putArray(name);
            values.forEach(array::add);
        }
    }

    private static List<String> values(String text) {
        return Arrays.stream(text.split("[,\\n]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
