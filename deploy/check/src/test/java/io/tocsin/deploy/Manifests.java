package io.tocsin.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Resources of Kubernetes, as a chart or a file says them.
record Manifests(List<JsonNode> all) {
    static final List<String> SERVICES = List.of("ingest", "registry", "notify");

    /// What runs: of a Deployment or a Job.
    ///
    /// @param owner kind and name of what makes it
    record Pod(String owner, Map<String, String> labels, JsonNode spec) {
        JsonNode container() {
            return spec.at("/containers/0");
        }

        /// The plain values of its environment, by name.
        Map<String, String> environment() {
            return stream(container().path("env"))
                    .filter(variable -> variable.has("value"))
                    .collect(Collectors.toMap(
                            variable -> variable.path("name").asText(),
                            variable -> variable.path("value").asText()));
        }
    }

    List<JsonNode> of(String kind) {
        return all.stream()
                .filter(resource -> resource.path("kind").asText().equals(kind))
                .toList();
    }

    JsonNode the(String kind, String name) {
        return of(kind).stream()
                .filter(resource -> name(resource).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among "
                        + of(kind).stream().map(Manifests::name).toList()));
    }

    List<Pod> pods() {
        return Stream.of("Deployment", "Job")
                .flatMap(kind -> of(kind).stream())
                .map(Manifests::pod)
                .toList();
    }

    Pod podOf(String service) {
        return pod(the("Deployment", "tocsin-" + service));
    }

    static String name(JsonNode resource) {
        return resource.at("/metadata/name").asText();
    }

    static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /// Names and texts, as labels are.
    static Map<String, String> texts(JsonNode object) {
        return object.properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().asText()));
    }

    private static Pod pod(JsonNode resource) {
        JsonNode template = resource.at("/spec/template");
        return new Pod(
                resource.path("kind").asText() + " " + name(resource),
                texts(template.at("/metadata/labels")),
                template.path("spec"));
    }
}
