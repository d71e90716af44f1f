package io.tocsin.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/// Who uses the interface as it was last promised goes on as before. Where a break is meant, the released
/// document is replaced, and the change says so.
class NoBreakingChangeTest {
    private static final String RELEASED = InterfaceDocument.read(InterfaceDocument.RELEASED);

    @Test
    void whoUsesTheReleasedInterfaceGoesOnAsBefore() {
        String now = InterfaceDocument.read(InterfaceDocument.CURRENT);
        ChangedOpenApi change = OpenApiCompare.fromContents(RELEASED, now);

        assertThat(lostFields(now)).isEmpty();
        assertThat(change.isIncompatible())
                .as(
                        "docs/openapi/registry.json breaks docs/openapi/registry-released.json: missing %s, changed %s",
                        change.getMissingEndpoints(), change.getChangedOperations())
                .isFalse();
    }

    @Test
    void anOperationMayNotGo() {
        assertThat(broken(api -> ((ObjectNode) api.path("paths")).remove("/v1/programmes")))
                .isTrue();
    }

    @Test
    void aFieldOfAnAnswerMayNotGo() {
        assertThat(broken(api -> properties(api, "Programme").remove("title"))).isTrue();
    }

    @Test
    void aFieldOfAnAnswerMayNotChangeItsType() {
        assertThat(broken(api -> ((ObjectNode) properties(api, "Counts").path("listed")).put("type", "string")))
                .isTrue();
    }

    @Test
    void aParameterMayNotBecomeRequired() {
        assertThat(broken(api -> newParameter(api).put("required", true))).isTrue();
    }

    @Test
    void newOperationsFieldsAndOptionalParametersAreWelcome() {
        assertThat(broken(api -> {
                    ObjectNode paths = (ObjectNode) api.path("paths");
                    paths.set("/v1/new", paths.path("/v1/digest").deepCopy());
                    properties(api, "Programme").putObject("new").put("type", "string");
                    newParameter(api);
                }))
                .isFalse();
    }

    private static ObjectNode newParameter(JsonNode api) {
        ArrayNode parameters =
                (ArrayNode) api.path("paths").path("/v1/programmes").path("get").path("parameters");
        ObjectNode parameter = parameters.addObject().put("name", "new").put("in", "query");
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    private static ObjectNode properties(JsonNode api, String schema) {
        JsonNode properties =
                api.path("components").path("schemas").path(schema).path("properties");
        assertThat(properties.isObject()).as("properties of " + schema).isTrue();
        return (ObjectNode) properties;
    }

    private static boolean broken(Consumer<JsonNode> change) {
        JsonNode api = InterfaceDocument.tree(RELEASED);
        change.accept(api);
        String now = api.toString();
        return OpenApiCompare.fromContents(RELEASED, now).isIncompatible()
                || !lostFields(now).isEmpty();
    }

    /// Fields that are there no more. No schema says that a field is required, which is what the comparison asks
    /// for before it misses one.
    private static List<String> lostFields(String now) {
        JsonNode schemas = InterfaceDocument.tree(now).path("components").path("schemas");
        List<String> lost = new ArrayList<>();
        InterfaceDocument.tree(RELEASED)
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
                                lost.add(schema.getKey() + "." + field);
                            }
                        }));
        return lost;
    }
}
