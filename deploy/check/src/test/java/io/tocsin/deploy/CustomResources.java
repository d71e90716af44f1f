package io.tocsin.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/// Resources that operators bring, held against the schemas of their definitions; those lie beside the checkout.
final class CustomResources {
    /// The file with the definition, by kind.
    private static final Map<String, String> DEFINITIONS = Map.of(
            "Kafka", "strimzi-kafka.yaml",
            "KafkaNodePool", "strimzi-kafkanodepool.yaml",
            "KafkaTopic", "strimzi-kafkatopic.yaml",
            "KafkaUser", "strimzi-kafkauser.yaml",
            "Cluster", "cnpg-clusters.yaml",
            "Database", "cnpg-databases.yaml",
            "ScheduledBackup", "cnpg-scheduledbackups.yaml",
            "ScaledObject", "keda-scaledobjects.yaml",
            "ServiceMonitor", "monitoring-servicemonitors.yaml",
            "PrometheusRule", "monitoring-prometheusrules.yaml");
    /// Kinds whose definition is not there.
    private static final List<String> UNDEFINED = List.of("TriggerAuthentication", "ObjectStore");
    private static final Path FOLDER =
            Path.of(System.getProperty("tocsin.shared", "../../../shared")).resolve("data/crds");
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private CustomResources() {}

    static boolean isOne(JsonNode resource) {
        String kind = resource.path("kind").asText();
        return DEFINITIONS.containsKey(kind) || UNDEFINED.contains(kind);
    }

    /// Skips the test, saying so, where the definitions are not there.
    static void assumeDefined() {
        Assumptions.assumeTrue(
                Files.isDirectory(FOLDER),
                () -> "SKIPPED: the schemas of custom resources are missing: "
                        + FOLDER.toAbsolutePath().normalize() + "; say where with -Dtocsin.shared=FOLDER");
    }

    /// What is wrong with a resource by the schema of its version, fields that it does not name included.
    static List<String> faults(JsonNode resource) {
        String kind = resource.path("kind").asText();
        if (!DEFINITIONS.containsKey(kind)) {
            return List.of();
        }
        String version = resource.path("apiVersion").asText();
        return SCHEMAS.computeIfAbsent(kind + " " + version, known -> schema(kind, version)).validate(resource).stream()
                .map(ValidationMessage::getMessage)
                .map(message -> kind + " " + Manifests.name(resource) + ": " + message)
                .toList();
    }

    private static JsonSchema schema(String kind, String apiVersion) {
        JsonNode definition = Yaml.file(FOLDER.resolve(DEFINITIONS.get(kind)));
        String group = definition.at("/spec/group").asText();
        JsonNode version = Manifests.stream(definition.at("/spec/versions"))
                .filter(each ->
                        apiVersion.equals(group + "/" + each.path("name").asText()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(kind + " has no version " + apiVersion));
        ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
        close(schema);
        ((ObjectNode) schema.path("properties")).putObject("metadata");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema);
    }

    /// Kubernetes drops what a definition does not name; here it is a fault.
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(CustomResources::close);
    }
}
