package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.deploy.Manifests.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/// What each pod promises to the cluster that it runs in, and to the person who drains a node.
class HardeningTest {
    private static final Pattern METRIC = Pattern.compile("tocsin_\\w+");
    private static final Pattern SHUTDOWN = Pattern.compile("(?m)^quarkus\\.shutdown\\.timeout=(\\d+)s$");

    @Test
    void everyPodIsRestricted() {
        Combinations.rendered().stream()
                .flatMap(manifests -> manifests.pods().stream())
                .forEach(HardeningTest::isRestricted);
    }

    /// The profile "restricted" of the Pod Security Standards, and beyond it: no token, nothing written but to
    /// /tmp.
    private static void isRestricted(Pod pod) {
        JsonNode spec = pod.spec();
        JsonNode container = pod.container();
        SoftAssertions soft = new SoftAssertions();
        soft.assertThat(spec.path("containers")).hasSize(1);
        soft.assertThat(spec.has("initContainers")).isFalse();
        soft.assertThat(spec.path("automountServiceAccountToken").asBoolean(true))
                .isFalse();
        soft.assertThat(spec.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        soft.assertThat(spec.at("/securityContext/runAsUser").asLong()).isPositive();
        soft.assertThat(spec.at("/securityContext/seccompProfile/type").asText())
                .isEqualTo("RuntimeDefault");
        for (String shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            soft.assertThat(spec.has(shared)).as(shared).isFalse();
        }
        JsonNode security = container.path("securityContext");
        soft.assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        soft.assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
        soft.assertThat(security.path("privileged").asBoolean()).isFalse();
        soft.assertThat(security.at("/capabilities/drop"))
                .extracting(JsonNode::asText)
                .containsExactly("ALL");
        soft.assertThat(security.at("/capabilities").has("add")).isFalse();
        for (String size : List.of("/requests/cpu", "/requests/memory", "/limits/memory")) {
            soft.assertThat(container.at("/resources" + size).asText()).as(size).isNotEmpty();
        }
        soft.assertThat(container.at("/resources/limits/memory"))
                .as("memory is never lent")
                .isEqualTo(container.at("/resources/requests/memory"));
        soft.assertThat(container.path("image").asText()).matches("tocsin/[a-z]+(:[^:]+|@sha256:[0-9a-f]{64})");
        soft.assertThat(Manifests.stream(container.path("volumeMounts")))
                .allSatisfy(mount -> assertThat(mount.path("readOnly").asBoolean()
                                || mount.path("mountPath").asText().equals("/tmp"))
                        .isTrue());
        soft.assertThat(Manifests.stream(spec.path("volumes")))
                .noneMatch(volume -> volume.has("hostPath") || volume.has("persistentVolumeClaim"));
        soft.assertThat(container.at("/ports/0/containerPort").asInt(8080)).isGreaterThanOrEqualTo(1024);
        soft.errorsCollected().forEach(error -> {
            throw new AssertionError(pod.owner() + ": " + error.getMessage(), error);
        });
    }

    @Test
    void everyServiceIsAskedWhetherItHasStartedIsReadyAndIsAlive() {
        for (String service : Manifests.SERVICES) {
            JsonNode container = Chart.render().podOf(service).container();
            for (var probe : Map.of("startup", "started", "readiness", "ready", "liveness", "live")
                    .entrySet()) {
                assertThat(container
                                .at("/" + probe.getKey() + "Probe/httpGet/path")
                                .asText())
                        .isEqualTo("/q/health/" + probe.getValue());
            }
            assertThat(container.at("/livenessProbe/periodSeconds").asInt()
                            * container.at("/livenessProbe/failureThreshold").asInt())
                    .as("who is not alive is started again within 90 s")
                    .isLessThanOrEqualTo(90);
        }
    }

    @Test
    void aPodIsGivenMoreTimeToEndThanItsServiceTakes() {
        for (String service : Manifests.SERVICES) {
            Pod pod = Chart.render().podOf(service);
            Matcher shutdown = SHUTDOWN.matcher(
                    Yaml.text(Checkout.file(service + "-service/src/main/resources/application.properties")));
            assertThat(shutdown.find()).isTrue();
            Duration drain = Duration.ofSeconds(Long.parseLong(shutdown.group(1)));
            Duration preStop = Duration.ofSeconds(
                    pod.container().at("/lifecycle/preStop/sleep/seconds").asLong());
            assertThat(preStop).isPositive();
            assertThat(Duration.ofSeconds(
                            pod.spec().path("terminationGracePeriodSeconds").asLong()))
                    .isGreaterThan(preStop.plus(drain).plusSeconds(5));
        }
    }

    @Test
    void aNodeCanAlwaysBeDrained() {
        for (String replicas : List.of("1", "2", "5")) {
            Manifests manifests =
                    Chart.render("ingest: {replicas: %1$s}\nregistry: {replicas: %1$s}".formatted(replicas));
            assertThat(manifests.of("PodDisruptionBudget")).hasSize(3).allSatisfy(budget -> {
                assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
                assertThat(budget.path("spec").has("minAvailable")).isFalse();
            });
        }
    }

    @Test
    void selectorsFindTheirServiceAndNothingElse() {
        Manifests manifests = Chart.render();
        for (String service : Manifests.SERVICES) {
            String name = "tocsin-" + service;
            for (JsonNode selector : List.of(
                    manifests.the("Service", name).at("/spec/selector"),
                    manifests.the("Deployment", name).at("/spec/selector/matchLabels"),
                    manifests.the("PodDisruptionBudget", name).at("/spec/selector/matchLabels"),
                    manifests.podOf(service).spec().at("/topologySpreadConstraints/0/labelSelector/matchLabels"))) {
                assertThat(manifests.pods().stream()
                                .filter(pod -> pod.labels()
                                        .entrySet()
                                        .containsAll(Manifests.texts(selector).entrySet()))
                                .map(Pod::owner))
                        .containsExactly("Deployment " + name);
            }
        }
    }

    @Test
    void twoReplicasDoNotWaitOnOneNodeWhereThereAreMore() {
        for (String service : Manifests.SERVICES) {
            assertThat(Manifests.stream(Chart.render().podOf(service).spec().path("topologySpreadConstraints"))
                            .map(constraint -> constraint.path("topologyKey").asText()))
                    .containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        }
    }

    @Test
    void secretsAreNamedAndNeverGiven() {
        Combinations.rendered().forEach(manifests -> {
            assertThat(manifests.of("Secret")).isEmpty();
            assertThat(manifests.pods().stream()
                            .flatMap(pod -> Manifests.stream(pod.container().path("env")))
                            .filter(variable ->
                                    variable.path("name").asText().matches(".*(PASSWORD|JAAS|VAULT_KEYS|SECRET).*")))
                    .isNotEmpty()
                    .allSatisfy(variable -> assertThat(
                                    variable.at("/valueFrom/secretKeyRef/name").asText())
                            .as("%s", variable)
                            .isNotEmpty());
        });
    }

    @Test
    void oneThingScalesAService() {
        Combinations.rendered().forEach(manifests -> {
            for (String service : Manifests.SERVICES) {
                String name = "tocsin-" + service;
                long scalers = List.of("HorizontalPodAutoscaler", "ScaledObject").stream()
                        .flatMap(kind -> manifests.of(kind).stream())
                        .filter(scaler ->
                                scaler.at("/spec/scaleTargetRef/name").asText().equals(name))
                        .count();
                boolean fixed = manifests.the("Deployment", name).path("spec").has("replicas");
                assertThat(scalers + (fixed ? 1 : 0)).as(name).isEqualTo(1);
            }
        });
    }

    @Test
    void kedaScalesOnLagAndOnTheBacklogOfDeliveries() {
        Manifests manifests = Chart.render("keda: {enabled: true, prometheusAddress: 'http://prometheus:9090'}");
        assertThat(triggers(manifests, "registry")).containsExactly("cpu", "prometheus");
        assertThat(triggers(manifests, "notify")).containsExactly("cpu", "prometheus", "postgresql");
        assertThat(manifests.of("TriggerAuthentication")).hasSize(1);
    }

    @Test
    void kedaAsksForMetricsThatThereAre() {
        Manifests manifests = Chart.render(
                "keda: {enabled: true, prometheusAddress: 'http://prometheus:9090', backlog: {from: prometheus}}");
        String sources = Manifests.SERVICES.stream()
                .flatMap(service -> Checkout.files(service + "-service/src/main/java", ".java").stream())
                .map(Yaml::text)
                .collect(Collectors.joining());
        assertThat(manifests.of("ScaledObject").stream()
                        .flatMap(scaled -> Manifests.stream(scaled.at("/spec/triggers")))
                        .map(trigger -> trigger.at("/metadata/query").asText())
                        .flatMap(query -> METRIC.matcher(query).results())
                        .map(metric -> metric.group().replace('_', '.'))
                        .distinct())
                .hasSize(4)
                .allMatch(metric -> sources.contains('"' + metric + '"')
                        // Those of a fold are made out of its name and what they say.
                        || sources.contains('"' + metric.replace(".sequence", "") + '"'));
    }

    private static List<String> triggers(Manifests manifests, String service) {
        return Manifests.stream(
                        manifests.the("ScaledObject", "tocsin-" + service).at("/spec/triggers"))
                .map(trigger -> trigger.path("type").asText())
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void databasesAreMigratedBeforeTheServicesAreReplaced() {
        Manifests manifests = Chart.render();
        assertThat(manifests.of("Job")).hasSize(3).allSatisfy(job -> {
            assertThat(job.at("/metadata/annotations/shown~1hook").asText()).isEqualTo("pre-install,pre-upgrade");
            assertThat(job.at("/spec/template/spec/restartPolicy").asText()).isEqualTo("Never");
        });
        assertThat(Chart.render("migrations: {job: false}").of("Job")).isEmpty();
    }
}
