package io.tocsin.openapi.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/// Tells a change that breaks who uses an interface from another.
public final class Compatibility {
    private Compatibility() {}

    /// What the interface as it is now takes from those who use it as it was; empty where they go on as
    /// before.
    public static List<String> breaks(String released, String now) {
        List<String> breaks = lostFields(released, now);
        ChangedOpenApi change = OpenApiCompare.fromContents(released, now);
        if (change.isIncompatible()) {
            change.getMissingEndpoints().forEach(missing -> breaks.add("missing: " + missing));
            change.getChangedOperations().stream()
                    .filter(changed -> changed.isIncompatible())
                    .forEach(changed -> breaks.add("changed: " + changed.getHttpMethod() + " " + changed.getPathUrl()));
            if (breaks.isEmpty()) {
                breaks.add("incompatible: " + change);
            }
        }
        return breaks;
    }

    /// Fields that are there no more. No schema says that a field is required, which is what the comparison
    /// asks for before it misses one.
    private static List<String> lostFields(String released, String now) {
        JsonNode schemas = InterfaceDocument.tree(now).path("components").path("schemas");
        List<String> lost = new ArrayList<>();
        InterfaceDocument.tree(released)
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .fieldNames()
                        .forEachRemaining(field -> {
                            if (!schemas.path(schema.getKey())
                                    .path("properties")
                                    .has(field)) {
                                lost.add("missing: " + schema.getKey() + "." + field);
                            }
                        }));
        return lost;
    }
}
