package io.tocsin.notify.subscription;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Significance;
import io.tocsin.designation.SubjectType;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.expression.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The JSON form of filters. Reading says in a sentence what is wrong, with the bad value: an
/// `IllegalArgumentException`.
public final class FilterJson {
    /// How many values one list of a filter may have.
    static final int MAX_VALUES = 1000;

    /// Where in a request an expression stands.
    public static final String EXPRESSION = "#/filter/expression";

    private static final Set<String> PROPERTIES = Set.of(
            "types", "sources", "programmes", "countries", "subjectTypes", "significance", "baseline", "expression");

    private FilterJson() {}

    /// The filter that a caller asks for; a 400 problem where it is none.
    public static EventFilter requested(JsonNode json) {
        try {
            EventFilter filter = read(json);
            if (filter.expression() != null) {
                check(filter.expression());
            }
            return filter;
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static void check(Expression expression) {
        try {
            expression.check();
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()), EXPRESSION);
        }
    }

    static EventFilter read(JsonNode json) {
        if (json.isMissingNode() || json.isNull()) {
            return EventFilter.ALL;
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("The filter must be an object, not " + json + ".");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                throw new IllegalArgumentException("The filter has an unknown property \"" + name + "\"; it knows "
                        + PROPERTIES.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        });
        return new EventFilter(
                new WantedTypes(list(json, "types", Function.identity())),
                list(json, "sources", Function.identity()),
                list(json, "programmes", Function.identity()),
                list(json, "countries", Function.identity()),
                list(json, "subjectTypes", value -> constant("subject type", value, SubjectType.values())),
                json.path("significance").isMissingNode()
                                || json.path("significance").isNull()
                        ? Significance.MINOR
                        : constant("significance", json.path("significance").asText(), Significance.values()),
                flag(json.path("baseline")),
                expression(json.path("expression")));
    }

    static EventFilter stored(String json) {
        try {
            return read(DesignationJson.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored filter that is no JSON: " + json, e);
        }
    }

    static String write(EventFilter filter) {
        try {
            return DesignationJson.MAPPER.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a filter that cannot be written: " + filter, e);
        }
    }

    private static <E extends Enum<E>> E constant(String what, String name, E[] values) {
        for (E value : values) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name)) {
                return value;
            }
        }
        String known = Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new IllegalArgumentException(
                "The filter names an unknown " + what + " \"" + name + "\"; there are " + known + ".");
    }

    private static <T> List<T> list(JsonNode json, String name, Function<String, T> reader) {
        JsonNode values = json.path(name);
        if (values.isMissingNode() || values.isNull()) {
            return List.of();
        }
        if (!values.isArray() || values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "The filter's \"" + name + "\" must be a list of at most " + MAX_VALUES + " texts.");
        }
        List<T> read = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual() || value.asText().isBlank()) {
                throw new IllegalArgumentException(
                        "The filter's \"" + name + "\" must be a list of texts; " + value + " is none.");
            }
            read.add(reader.apply(value.asText()));
        }
        return read;
    }

    /// It is looked at where it is asked for, and not wherever a stored filter is read.
    private static @Nullable Expression expression(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new IllegalArgumentException("The filter's \"expression\" must be a text, not " + value + ".");
        }
        return Expression.of(value.asText());
    }

    private static boolean flag(JsonNode value) {
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            throw new IllegalArgumentException("The filter's \"baseline\" must be true or false, not " + value + ".");
        }
        return value.asBoolean();
    }
}
