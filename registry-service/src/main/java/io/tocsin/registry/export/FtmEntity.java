package io.tocsin.registry.export;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One entity of FollowTheMoney while it is put together. Its properties are sets of text in one order, so
/// that the same facts give the same line.
final class FtmEntity {
    private final String id;
    private final String schema;
    private final String dataset;
    private final SortedMap<String, SortedSet<String>> properties = new TreeMap<>();

    FtmEntity(String id, String schema, String dataset) {
        this.id = id;
        this.schema = schema;
        this.dataset = dataset;
    }

    String id() {
        return id;
    }

    String schema() {
        return schema;
    }

    /// Adds a value; what is absent or blank is not added.
    FtmEntity with(String property, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            properties
                    .computeIfAbsent(property, absent -> new TreeSet<>())
                    .add(value.toString().strip());
        }
        return this;
    }

    FtmEntity withAll(String property, Iterable<?> values) {
        values.forEach(value -> with(property, value));
        return this;
    }

    List<String> properties() {
        return new ArrayList<>(properties.keySet());
    }

    /// The entity as one line of JSON, under a caption for people.
    String json(@Nullable String caption) {
        ObjectNode entity = MAPPER.createObjectNode().put("id", id);
        if (caption != null) {
            entity.put("caption", caption);
        }
        entity.put("schema", schema);
        ObjectNode values = entity.putObject("properties");
        properties.forEach((property, texts) -> {
            ArrayNode array = values.putArray(property);
            texts.forEach(array::add);
        });
        entity.putArray("datasets").add(dataset);
        return entity.toString();
    }
}
