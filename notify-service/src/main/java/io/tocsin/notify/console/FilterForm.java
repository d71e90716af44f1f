package io.tocsin.notify.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.notify.subscription.EventFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which events, as it stands in the fields.
///
/// @param sources ids, with a comma or a line break between them; so are programmes and countries
/// @param subjectTypes by their names in JSON
/// @param expression empty for none
record FilterForm(
        List<String> types,
        String sources,
        String programmes,
        String countries,
        List<String> subjectTypes,
        boolean material,
        boolean baseline,
        String expression) {
    /// The kinds of party that can be chosen.
    static final List<String> SUBJECT_TYPES =
            Arrays.stream(SubjectType.values()).map(FilterForm::name).toList();

    /// As a subscription is set.
    static FilterForm of(EventFilter filter) {
        return new FilterForm(
                filter.types().names(),
                String.join(", ", filter.sources()),
                String.join(", ", filter.programmes()),
                String.join(", ", filter.countries()),
                filter.subjectTypes().stream().map(FilterForm::name).toList(),
                filter.significance() == Significance.MATERIAL,
                filter.baseline(),
                filter.expression() == null ? "" : filter.expression().text());
    }

    /// As it was sent.
    static FilterForm of(Sent sent) {
        return new FilterForm(
                sent.all("types"),
                sent.text("sources"),
                sent.text("programmes"),
                sent.text("countries"),
                sent.all("subjectTypes"),
                sent.has("material"),
                sent.has("baseline"),
                sent.text("expression"));
    }

    /// Whether a type is chosen.
    public boolean wants(String type) {
        return types.contains(type);
    }

    /// Whether a kind of party is chosen.
    public boolean about(String subjectType) {
        return subjectTypes.contains(subjectType);
    }

    /// The filter for the interface.
    ///
    /// @param before the filter so far, null where there is none: what the form does not know of stays
    ObjectNode json(@Nullable EventFilter before) {
        JsonNode kept = DesignationJson.MAPPER.valueToTree(before);
        ObjectNode filter = kept.isObject() ? (ObjectNode) kept : DesignationJson.MAPPER.createObjectNode();
        put(filter, "types", types);
        put(filter, "sources", values(sources));
        put(filter, "programmes", values(programmes));
        put(filter, "countries", values(countries));
        put(filter, "subjectTypes", subjectTypes);
        filter.put("significance", material ? "material" : "minor");
        filter.put("baseline", baseline);
        filter.put("expression", expression.isEmpty() ? null : expression);
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
        return Arrays.stream(text.split("[,\n]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static String name(SubjectType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
