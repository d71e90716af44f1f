package io.tocsin.ingest.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.designation.Designation;
import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Field;
import io.tocsin.ingest.snapshot.SnapshotForm.Coverage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lays what a document says over what is known, so that a form with fewer fields deletes nothing.
public final class Overlay {
    private Overlay() {}

    /// The state after a document in the same form as the one before: of a field that the form covers in
    /// part, exactly what appeared in the document is added and exactly what went from it is taken away.
    ///
    /// @param known the state before
    /// @param readBefore the entry as the document before had it
    /// @param read the entry as the document has it
    public static Designation sameForm(
            Designation known, Designation readBefore, Designation read, Map<Field, Coverage> coverage) {
        ObjectNode before = DesignationJson.tree(readBefore);
        return lay(known, read, coverage, (field, knownValue, value) -> {
            JsonNode valueBefore = field.in(before);
            if (!isSet(knownValue, value)) {
                return value.equals(valueBefore) ? knownValue : value;
            }
            Set<JsonNode> merged = new LinkedHashSet<>(elements(knownValue));
            elements(valueBefore).stream()
                    .filter(element -> !elements(value).contains(element))
                    .forEach(merged::remove);
            elements(value).stream()
                    .filter(element -> !elements(valueBefore).contains(element))
                    .forEach(merged::add);
            return array(merged);
        });
    }

    /// The state after a document in another form: of a field that it covers in part, what it has is
    /// added and nothing is taken away.
    public static Designation otherForm(Designation known, Designation read, Map<Field, Coverage> coverage) {
        return lay(known, read, coverage, (field, knownValue, value) -> {
            if (!isSet(knownValue, value)) {
                return value.isNull() ? knownValue : value;
            }
            Set<JsonNode> merged = new LinkedHashSet<>(elements(knownValue));
            if (field == Field.NAMES) {
                merged.removeIf(Overlay::isPrimaryName);
            }
            merged.addAll(elements(value));
            return array(merged);
        });
    }

    @FunctionalInterface
    private interface PartialField {
        JsonNode merge(Field field, JsonNode known, JsonNode read);
    }

    private static Designation lay(
            Designation known, Designation read, Map<Field, Coverage> coverage, PartialField partial) {
        ObjectNode tree = DesignationJson.tree(known);
        ObjectNode readTree = DesignationJson.tree(read);
        coverage.forEach((field, covered) -> field.set(
                tree,
                switch (covered) {
                    case FULL -> field.in(readTree);
                    case LATIN -> inLatin(field.in(tree), field.in(readTree));
                    case PARTIAL -> partial.merge(field, field.in(tree), field.in(readTree));
                }));
        return DesignationJson.designation(tree);
    }

    /// What is known in other scripts stays.
    private static JsonNode inLatin(JsonNode known, JsonNode read) {
        Set<JsonNode> merged = new LinkedHashSet<>(elements(known));
        merged.removeIf(Overlay::isLatinName);
        merged.addAll(elements(read));
        return array(merged);
    }

    /// The names that a form with Latin letters alone has too.
    static Set<JsonNode> latinNames(JsonNode names) {
        Set<JsonNode> latin = new HashSet<>(elements(names));
        latin.removeIf(name -> !isLatinName(name));
        return latin;
    }

    /// A name without any letter, a number for instance, counts as Latin.
    private static boolean isLatinName(JsonNode name) {
        String script = name.path("script").asText();
        return script.equals("Latn") || script.equals("Zyyy");
    }

    private static boolean isPrimaryName(JsonNode name) {
        return name.path("quality").asText().equals("primary");
    }

    private static boolean isSet(JsonNode known, JsonNode read) {
        return known.isArray() || read.isArray();
    }

    private static List<JsonNode> elements(JsonNode set) {
        List<JsonNode> elements = new ArrayList<>();
        set.elements().forEachRemaining(elements::add);
        return elements;
    }

    private static ArrayNode array(Iterable<JsonNode> elements) {
        ArrayNode array = DesignationJson.MAPPER.createArrayNode();
        elements.forEach(array::add);
        return array;
    }
}
