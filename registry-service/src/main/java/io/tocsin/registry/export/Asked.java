package io.tocsin.registry.export;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was asked for, by parameter, in one order: the same question reads the same.
///
/// @param values of each parameter that was given
record Asked(SortedMap<String, SortedSet<String>> values) {
    /// The parameters of a {@link io.tocsin.registry.register.DesignationQuery} that narrow.
    static final List<String> FILTERS = List.of(
            "authority",
            "changedSince",
            "country",
            "identifier",
            "name",
            "programme",
            "q",
            "source",
            "status",
            "subjectType");

    static Asked in(MultiMap query) {
        SortedMap<String, SortedSet<String>> values = new TreeMap<>();
        for (String filter : FILTERS) {
            for (String value : query.getAll(filter)) {
                if (!value.isBlank()) {
                    values.computeIfAbsent(filter, absent -> new TreeSet<>()).add(value.strip());
                }
            }
        }
        return new Asked(values);
    }

    ObjectNode json() {
        ObjectNode json = MAPPER.createObjectNode();
        values.forEach((filter, texts) -> {
            ArrayNode array = json.putArray(filter);
            texts.forEach(array::add);
        });
        return json;
    }
}
