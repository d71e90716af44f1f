package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z]+):(?: .*)?");

    @Test
    void everyCombinationOfValuesRendersToResourcesThatKubernetesKnows() {
        assertThat(Combinations.rendered()).hasSizeGreaterThan(70).allSatisfy(manifests -> {
            assertThat(manifests.all())
                    .hasSizeGreaterThan(8)
                    .allSatisfy(resource ->
                            assertThat(KnownFields.unknownIn(resource)).isEmpty());
            assertThat(manifests.all().stream()
                            .map(resource -> resource.path("kind").asText() + " " + Manifests.name(resource)))
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void theChartLintsClean(@TempDir Path folder) {
        LintResult lint = Chart.lint(Chart.values(), folder.resolve("tocsin"));
        assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
        assertThat(lint.getMessages()).noneMatch(line -> line.contains("[WARNING]") || line.contains("[ERROR]"));
    }

    @Test
    void whatIsMissingIsSaidAllAtOnce() {
        assertThatThrownBy(() -> Chart.render(Yaml.over(
                        Yaml.file(Chart.FOLDER.resolve("values.yaml")), "public: {ingress: {enabled: true}}")))
                .hasMessageContaining("tokens.issuer: whose tokens are believed")
                .hasMessageContaining("tokens.jwksUrl or tokens.publicKeyConfigMap")
                .hasMessageContaining("ingest.contact: whom an authority may call")
                .hasMessageContaining("public.host");
    }

    @Test
    void whoeverInstalledItIsToldTheNextStep() {
        assertThat(Chart.notes())
                .contains("kubectl -n sanctions rollout status deployment -l app.kubernetes.io/name=tocsin")
                .contains("port-forward service/tocsin-ingest 8081:80");
        assertThat(
                        Chart.notes(
                                "public: {host: tocsin.example.org}\nnetworkPolicy: {enabled: false}\ndatabase: {sslMode: require}"))
                .contains("https://tocsin.example.org/ingest/v1/sources")
                .contains("networkPolicy.enabled is false")
                .contains("database.sslMode is require");
    }

    @Test
    void aValueThatTheChartDoesNotKnowIsRefused() {
        for (String unknown : List.of(
                "registri: {}",
                "registry: {replica: 2}",
                "image: {tag: latest}",
                "notify: {vault: {keys: abc}}",
                "notify: {settings: {tocsin.notify.vault.keys: abc}}",
                "ingest: {settings: {quarkus.datasource.password: abc}}",
                "ingest: {settings: {FOO: abc}}",
                "ingest: {database: {password: abc}}",
                "kafka: {securityProtocol: NONE}")) {
            assertThatThrownBy(() -> Chart.render(unknown)).as(unknown).hasMessageContaining("schema");
        }
    }

    @Test
    void everyValueHasAComment() {
        List<String> lines =
                Yaml.text(Chart.FOLDER.resolve("values.yaml")).lines().toList();
        List<String> bare = new ArrayList<>();
        int below = Integer.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            Matcher key = KEY.matcher(lines.get(i));
            if (!key.matches()) {
                continue;
            }
            int indent = key.group(1).length();
            if (indent > below) {
                continue;
            }
            below = isPeers(key.group(2)) ? indent : Integer.MAX_VALUE;
            if (i == 0 || !lines.get(i - 1).strip().startsWith("#")) {
                bare.add("line " + (i + 1) + ": " + lines.get(i).strip());
            }
        }
        assertThat(bare).isEmpty();
    }

    /// What Kubernetes defines below has no comment of ours.
    private static boolean isPeers(String key) {
        return List.of("peers", "prometheus", "dns", "labels").contains(key);
    }

    @Test
    void theSchemaKnowsTheValuesAndNoOthers() {
        JsonNode schema = Yaml.file(Chart.FOLDER.resolve("values.schema.json"));
        assertThat(new SchemaPaths(schema).all())
                .isEqualTo(SchemaPaths.of(Yaml.file(Chart.FOLDER.resolve("values.yaml"))));
    }

    @Test
    void theChartIsOfThisVersion() {
        Matcher version = Pattern.compile("<artifactId>tocsin</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Yaml.text(Checkout.file("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Yaml.file(Chart.FOLDER.resolve("Chart.yaml"))
                        .path("appVersion")
                        .asText())
                .isEqualTo(version.group(1));
    }
}
