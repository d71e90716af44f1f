package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The instructions of the image, and of those who start it on one host.
class ImageTest {
    private static final Pattern CONTINUED = Pattern.compile("\\\\\\n\\s*");
    private static final List<String> LINES = CONTINUED
            .matcher(Yaml.text(Checkout.file("deploy/Dockerfile")))
            .replaceAll("")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    private static final List<String> FINAL = LINES.subList(lastStage(), LINES.size());

    private final JsonNode compose = Yaml.file(Checkout.file("deploy/compose.yaml"));

    private static int lastStage() {
        return LINES.lastIndexOf("FROM ${BASE}");
    }

    @Test
    void theBaseIsOneAndPinned() {
        assertThat(LINES.getFirst())
                .matches("ARG BASE=[a-z/-]+:\\d+\\.\\d+\\.\\d+_\\d+-jre-[a-z]+(@sha256:[0-9a-f]{64})?");
        assertThat(LINES)
                .filteredOn(line -> line.startsWith("FROM "))
                .allMatch(line -> line.startsWith("FROM ${BASE}"));
    }

    @Test
    void nothingIsFetchedWhileItIsBuilt() {
        assertThat(LINES)
                .noneMatch(line -> line.startsWith("ADD ") || line.contains("http://") || line.contains("https://"));
        assertThat(FINAL).noneMatch(line -> line.startsWith("RUN "));
    }

    @Test
    void itRunsAsTheUserOfTheChartAndWithoutAShell() {
        int user = Yaml.file(Chart.FOLDER.resolve("values.yaml"))
                .at("/pods/runAsUser")
                .asInt();
        assertThat(FINAL)
                .filteredOn(line -> line.startsWith("USER "))
                .containsExactly("USER %1$d:%1$d".formatted(user));
        assertThat(FINAL.getLast()).startsWith("ENTRYPOINT [\"java\", ");
        assertThat(FINAL).noneMatch(line -> line.startsWith("VOLUME ") || line.contains("--chown"));
    }

    @Test
    void itSaysWhatItIsAndWhatItIsMadeOf() {
        assertThat(FINAL)
                .anyMatch(line -> line.startsWith("LABEL ")
                        && line.contains("org.opencontainers.image.version=")
                        && line.contains("org.opencontainers.image.revision=")
                        && line.contains("org.opencontainers.image.licenses=\"Apache-2.0\""));
        assertThat(FINAL).contains("COPY quarkus-run-cyclonedx.json sbom.cdx.json");
    }

    @Test
    void itStartsFromTheCacheThatWasTrainedAtTheSamePlace() {
        assertThat(LINES).anyMatch(line -> line.startsWith("RUN [\"java\", \"-XX:AOTCacheOutput=tocsin.aot\""));
        assertThat(LINES)
                .filteredOn(line -> line.startsWith("WORKDIR "))
                .hasSize(2)
                .containsOnly("WORKDIR /opt/tocsin");
        assertThat(FINAL.getLast()).contains("-XX:AOTCache=/opt/tocsin/tocsin.aot");
    }

    @Test
    void onOneHostServicesAreHardenedAndReachedFromItAlone() {
        for (String service : Manifests.SERVICES) {
            JsonNode said = compose.at("/services/" + service);
            assertThat(said.at("/ports/0").asText()).startsWith("127.0.0.1:");
            assertThat(said.path("mem_limit").asText()).isNotEmpty();
        }
        JsonNode shared = compose.path("x-service");
        assertThat(shared.path("read_only").asBoolean()).isTrue();
        assertThat(shared.path("cap_drop")).extracting(JsonNode::asText).containsExactly("ALL");
        assertThat(shared.path("security_opt")).extracting(JsonNode::asText).containsExactly("no-new-privileges:true");
    }

    @Test
    void onOneHostNoSecretStandsInTheFile() {
        assertThat(Yaml.text(Checkout.file("deploy/compose.yaml"))
                        .lines()
                        .filter(line -> line.matches(".*(PASSWORD|KEYS):.*")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*: \\$\\{TOCSIN_[A-Z_]+:\\?}"));
    }
}
