package io.tocsin.notify.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.values.NullValue;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.event.LoggedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// What an expression may name of an event, with its types: the properties of the published JSON Schema.
/// So a slip of the pen is found when the expression is written, and not by the alert that never came.
///
/// A property that an event lacks is null, a list that it lacks is empty, and of an object that it lacks
/// every property is so: `event.designation.subject.vessel.flag == "IR"` is false of a person.
@SuppressWarnings("Immutable") // nothing here changes once it is made
final class EventShape implements CelTypeProvider {
    /// That of the events which this version writes and reads.
    static final EventShape PUBLISHED = read("designation-event.schema.json");

    private static final String REF = "#/$defs/";

    private final Map<String, CelType> types = new LinkedHashMap<>();
    private final Shape.Thing event;

    private EventShape(JsonNode schema) {
        event = (Shape.Thing) shape("Event", schema, schema.path("$defs"));
    }

    /// What is known of a value before there is one.
    private sealed interface Shape {
        CelType type();

        /// An object with these properties and no others.
        record Thing(CelType type, Map<String, Shape> properties) implements Shape {}

        record Many(Shape item) implements Shape {
            @Override
            public CelType type() {
                return ListType.create(item.type());
            }
        }

        record Plain(CelType type) implements Shape {}
    }

    private static EventShape read(String file) {
        try (InputStream schema = LoggedEvent.class.getResourceAsStream(file)) {
            if (schema == null) {
                throw new IllegalStateException("the schema of events is missing: " + file);
            }
            return new EventShape(DesignationJson.MAPPER.readTree(schema));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The type of the variable `event`.
    CelType eventType() {
        return event.type();
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /// The event as an expression sees it.
    Map<String, Object> facts(JsonNode json) {
        return thing(event, json);
    }

    private Shape shape(String name, JsonNode schema, JsonNode definitions) {
        if (schema.has("$ref")) {
            String target = schema.path("$ref").asText().substring(REF.length());
            return shape(target, definitions.path(target), definitions);
        }
        return switch (typeName(schema)) {
            case "object" -> thing(name, schema, definitions);
            case "array" -> new Shape.Many(shape(name, schema.path("items"), definitions));
            case "string" -> new Shape.Plain(SimpleType.STRING);
            case "integer" -> new Shape.Plain(SimpleType.INT);
            case "number" -> new Shape.Plain(SimpleType.DOUBLE);
            case "boolean" -> new Shape.Plain(SimpleType.BOOL);
            default -> new Shape.Plain(SimpleType.DYN);
        };
    }

    private Shape.Thing thing(String name, JsonNode schema, JsonNode definitions) {
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        Map<String, Shape> properties = new HashMap<>();
        schema.path("properties").fields().forEachRemaining(property -> {
            Shape shape = shape(property.getKey(), property.getValue(), definitions);
            boolean always = required.contains(property.getKey()) && !mayBeNull(property.getValue());
            properties.put(property.getKey(), always ? shape : orNull(shape));
        });
        CelType type = StructType.create(
                name,
                ImmutableSet.copyOf(properties.keySet()),
                field -> Optional.ofNullable(properties.get(field)).map(Shape::type));
        types.put(name, type);
        return new Shape.Thing(type, properties);
    }

    private static Shape orNull(Shape shape) {
        return switch (shape) {
            case Shape.Plain plain
            when !plain.type().equals(SimpleType.DYN) -> new Shape.Plain(NullableType.create(plain.type()));
            case Shape.Plain anything -> anything;
            case Shape.Many many -> many;
            case Shape.Thing thing -> thing;
        };
    }

    private static boolean mayBeNull(JsonNode schema) {
        return schema.path("type").isArray();
    }

    private static String typeName(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    private Object value(Shape shape, JsonNode json) {
        return switch (shape) {
            case Shape.Thing thing -> thing(thing, json);
            case Shape.Many many -> many(many, json);
            case Shape.Plain p -> plain(json);
        };
    }

    private Map<String, Object> thing(Shape.Thing thing, JsonNode json) {
        Map<String, Object> values = HashMap.newHashMap(thing.properties().size());
        thing.properties().forEach((name, shape) -> values.put(name, value(shape, json.path(name))));
        return values;
    }

    private List<Object> many(Shape.Many many, JsonNode json) {
        List<Object> values = new ArrayList<>(json.size());
        json.forEach(item -> values.add(value(many.item(), item)));
        return values;
    }

    private static Object plain(JsonNode json) {
        return switch (json.getNodeType()) {
            case STRING -> json.textValue();
            case NUMBER -> json.isIntegralNumber() ? (Object) json.longValue() : (Object) json.doubleValue();
            case BOOLEAN -> json.booleanValue();
            case ARRAY -> {
                List<Object> values = new ArrayList<>(json.size());
                json.forEach(item -> values.add(plain(item)));
                yield values;
            }
            case OBJECT -> {
                Map<String, Object> values = HashMap.newHashMap(json.size());
                json.fields().forEachRemaining(field -> values.put(field.getKey(), plain(field.getValue())));
                yield values;
            }
            case NULL, MISSING, BINARY, POJO -> NullValue.NULL_VALUE;
        };
    }
}
