package io.tocsin.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SortedSet;
import java.util.TreeSet;

/// The values that a schema names, as `ingest.database.name`; of free maps and lists their own name alone.
record SchemaPaths(JsonNode schema) {
    /// Helm gives it to every chart.
    private static final String OF_HELM = "global";

    SortedSet<String> all() {
        SortedSet<String> paths = new TreeSet<>();
        collect("", schema, paths);
        paths.remove(OF_HELM);
        return paths;
    }

    private void collect(String path, JsonNode said, SortedSet<String> into) {
        JsonNode here = said.has("$ref") ? schema.at(said.path("$ref").asText().substring(1)) : said;
        if (!here.has("properties")) {
            into.add(path);
            return;
        }
        here.path("properties")
                .properties()
                .forEach(property -> collect(
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        property.getValue(),
                        into));
    }

    /// The values that are given, in the same form.
    static SortedSet<String> of(JsonNode values) {
        SortedSet<String> paths = new TreeSet<>();
        given("", values, paths);
        return paths;
    }

    private static void given(String path, JsonNode value, SortedSet<String> into) {
        if (!value.isObject() || value.isEmpty() || path.endsWith("labels")) {
            into.add(path);
            return;
        }
        value.properties()
                .forEach(property -> given(
                        path.isEmpty() ? property.getKey() : path + "." + property.getKey(),
                        property.getValue(),
                        into));
    }
}
