package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The brokers and databases that the chart finds, by their names and by what the services ask of them.
class BrokersAndDatabasesTest {
    private static final Pattern GROUP = Pattern.compile("(?m)^mp\\.messaging\\.incoming\\.\\w+\\.group\\.id=(.+)$");

    private final Manifests resources = BrokersAndDatabases.read();
    private final JsonNode defaults = Yaml.file(Chart.FOLDER.resolve("values.yaml"));

    @Test
    void everyResourceIsOfAKindThatIsKnown() {
        assertThat(resources.all())
                .hasSizeGreaterThan(10)
                .allSatisfy(resource -> assertThat(CustomResources.isOne(resource)
                                || resource.path("kind").asText().equals("Namespace"))
                        .as("%s", resource)
                        .isTrue());
    }

    @Test
    void theTopicsHaveOnePartitionOnThreeBrokersAndAreKeptForEver() {
        assertThat(resources.of("KafkaTopic"))
                .extracting(Manifests::name)
                .containsExactly("designations", "operations");
        assertThat(resources.of("KafkaTopic")).allSatisfy(topic -> {
            assertThat(topic.at("/spec/partitions").asInt()).isEqualTo(1);
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.at("/spec/config/cleanup.policy").asText()).isEqualTo("delete");
            assertThat(topic.at("/spec/config/retention.ms").asLong()).isEqualTo(-1);
            assertThat(topic.at("/spec/config/retention.bytes").asLong()).isEqualTo(-1);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        });
        assertThat(defaults.at("/kafka/topics/designations").asText()).isEqualTo("designations");
        assertThat(defaults.at("/kafka/topics/operations").asText()).isEqualTo("operations");
    }

    @Test
    void threeBrokersLetNobodyInWithoutACertificate() {
        JsonNode kafka = resources.the("Kafka", "tocsin");
        JsonNode listener = kafka.at("/spec/kafka/listeners/0");
        assertThat(kafka.path("apiVersion").asText()).isEqualTo("kafka.strimzi.io/v1");
        assertThat(kafka.at("/spec/kafka/listeners")).hasSize(1);
        assertThat(listener.path("tls").asBoolean()).isTrue();
        assertThat(listener.at("/authentication/type").asText()).isEqualTo("tls");
        assertThat(kafka.at("/spec/kafka/authorization/type").asText()).isEqualTo("simple");
        assertThat(kafka.at("/spec/kafka/config/min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(kafka.at("/spec/kafka/config/unclean.leader.election.enable").asBoolean(true))
                .isFalse();
        assertThat(kafka.at("/spec/kafka/config/auto.create.topics.enable").asBoolean(true))
                .isFalse();
        JsonNode pool = resources.the("KafkaNodePool", "brokers");
        assertThat(pool.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(pool.at("/spec/roles")).extracting(JsonNode::asText).containsExactly("controller", "broker");
        assertThat(pool.at("/spec/storage/volumes/0/deleteClaim").asBoolean(true))
                .isFalse();
        assertThat(defaults.at("/kafka/bootstrapServers").asText())
                .isEqualTo("tocsin-kafka-bootstrap:" + listener.path("port").asInt());
        assertThat(defaults.at("/kafka/authorities/existingSecret").asText()).isEqualTo("tocsin-cluster-ca-cert");
    }

    @Test
    void eachServiceMayDoWithTheTopicsWhatItDoesAndNoMore() {
        List<String> reading = List.of("Read", "Describe");
        List<String> writing = List.of("Write", "Describe");
        assertThat(rights("ingest")).isEqualTo(Map.of("topic designations", writing, "topic operations", writing));
        assertThat(rights("registry"))
                .isEqualTo(Map.of("topic designations", reading, "group tocsin-registry", List.of("Read")));
        assertThat(rights("notify"))
                .isEqualTo(Map.of(
                        "topic designations",
                        reading,
                        "topic operations",
                        reading,
                        "group tocsin-notify",
                        List.of("Read"),
                        "group tocsin-notify-operations",
                        List.of("Read")));
        for (String service : Manifests.SERVICES) {
            assertThat(GROUP.matcher(Yaml.text(
                                    Checkout.file(service + "-service/src/main/resources/application.properties")))
                            .results()
                            .map(group -> "group " + group.group(1)))
                    .as("the groups of %s", service)
                    .containsExactlyInAnyOrderElementsOf(rights(service).keySet().stream()
                            .filter(resource -> resource.startsWith("group"))
                            .toList());
        }
    }

    private Map<String, List<String>> rights(String service) {
        String name = defaults.at("/" + service + "/kafkaSecret").asText();
        JsonNode user = resources.the("KafkaUser", name);
        assertThat(user.at("/spec/authentication/type").asText()).isEqualTo("tls");
        Map<String, List<String>> rights = new HashMap<>();
        user.at("/spec/authorization/acls").forEach(acl -> {
            assertThat(acl.at("/resource/patternType").asText()).isEqualTo("literal");
            rights.put(
                    acl.at("/resource/type").asText() + " "
                            + acl.at("/resource/name").asText(),
                    Manifests.stream(acl.path("operations"))
                            .map(JsonNode::asText)
                            .toList());
        });
        return rights;
    }

    @Test
    void threeInstancesHoldADatabaseForEachServiceAndLoseNoCommit() {
        JsonNode cluster = resources.the("Cluster", "tocsin-db");
        assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(3);
        assertThat(cluster.at("/spec/postgresql/synchronous/number").asInt()).isEqualTo(1);
        assertThat(cluster.at("/spec/affinity/podAntiAffinityType").asText()).isEqualTo("required");
        assertThat(defaults.at("/database/host").asText()).isEqualTo(Manifests.name(cluster) + "-rw");
        assertThat(defaults.at("/database/authorities/existingSecret").asText())
                .isEqualTo(Manifests.name(cluster) + "-ca");
        Map<String, String> secrets = new HashMap<>();
        secrets.put(
                cluster.at("/spec/bootstrap/initdb/database").asText(),
                cluster.at("/spec/bootstrap/initdb/secret/name").asText());
        cluster.at("/spec/managed/roles")
                .forEach(role -> secrets.put(
                        role.path("name").asText(),
                        role.at("/passwordSecret/name").asText()));
        for (String service : Manifests.SERVICES) {
            String database = defaults.at("/" + service + "/database/name").asText();
            assertThat(secrets.get(database))
                    .isEqualTo(defaults.at("/" + service + "/database/existingSecret")
                            .asText());
        }
        assertThat(resources.of("Database"))
                .extracting(database -> database.at("/spec/name").asText())
                .containsExactly("registry", "notify");
    }

    /// Row-level security between tenants needs it, and notify may not make it itself.
    @Test
    void notifyMayBecomeTheRoleOfASubscriber() {
        JsonNode roles = resources.the("Cluster", "tocsin-db").at("/spec/managed/roles");
        assertThat(Manifests.stream(roles)
                        .filter(role -> role.path("name").asText().equals("notify"))
                        .flatMap(role -> Manifests.stream(role.path("inRoles"))))
                .extracting(JsonNode::asText)
                .containsExactly("tocsin_subscriber");
        assertThat(Manifests.stream(roles).filter(role -> role.path("superuser").asBoolean()))
                .isEmpty();
    }

    @Test
    void aBackupOfEveryNightCanBeRestoredToAMoment() {
        JsonNode store = resources.the("ObjectStore", "tocsin-backup");
        assertThat(store.path("apiVersion").asText()).isEqualTo("barmancloud.cnpg.io/v1");
        assertThat(resources
                        .the("Cluster", "tocsin-db")
                        .at("/spec/plugins/0/parameters/barmanObjectName")
                        .asText())
                .isEqualTo(Manifests.name(store));
        assertThat(resources
                        .the("Cluster", "tocsin-db")
                        .at("/spec/plugins/0/isWALArchiver")
                        .asBoolean())
                .isTrue();
        assertThat(resources.of("Cluster"))
                .noneMatch(cluster -> cluster.path("spec").has("backup"));
        JsonNode backup = resources.the("ScheduledBackup", "tocsin-db");
        assertThat(backup.at("/spec/method").asText()).isEqualTo("plugin");
        assertThat(backup.at("/spec/schedule").asText().split(" ")).hasSize(6);
        JsonNode restored = resources.the("Cluster", "tocsin-db-restored").path("spec");
        assertThat(restored.at("/bootstrap/recovery/recoveryTarget/targetTime").asText())
                .isNotEmpty();
        assertThat(restored.at("/externalClusters/0/name").asText())
                .isEqualTo(restored.at("/bootstrap/recovery/source").asText());
        assertThat(restored.at("/externalClusters/0/plugin/parameters/barmanObjectName")
                        .asText())
                .isEqualTo(Manifests.name(store));
    }

    @Test
    void theExamplesOfValuesRender() {
        assertThat(BrokersAndDatabases.examples()).hasSize(2).allSatisfy(example -> {
            Manifests rendered = Chart.render(Yaml.over(Yaml.file(Chart.FOLDER.resolve("values.yaml")), example));
            assertThat(rendered.of("Deployment")).hasSize(3);
            assertThat(rendered.all())
                    .allSatisfy(resource ->
                            assertThat(KnownFields.unknownIn(resource)).isEmpty());
        });
    }
}
