package io.tocsin.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.openapi.check.Compatibility;
import io.tocsin.openapi.check.InterfaceDocument;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Who uses the interface as it was last promised goes on as before. Where a break is meant, the released
/// document is replaced, and the change says so.
class NoBreakingChangeTest {
    private static final InterfaceDocument REGISTRY = new InterfaceDocument("registry");
    private static final String RELEASED = InterfaceDocument.read(REGISTRY.released());

    @Test
    void whoUsesTheReleasedInterfaceGoesOnAsBefore() {
        assertThat(Compatibility.breaks(RELEASED, InterfaceDocument.read(REGISTRY.current())))
                .as("docs/openapi/registry.json breaks docs/openapi/registry-released.json")
                .isEmpty();
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
        return !Compatibility.breaks(RELEASED, api.toString()).isEmpty();
    }
}
