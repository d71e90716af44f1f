package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.deploy.Manifests.Pod;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

/// What the chart tells a service, held against what the service understands.
class SettingsTest {
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^    [A-Z][\\w<>., ]* (\\w+)\\(\\);|^    \\w+ (\\w+)\\(\\);");
    /// What is given in the properties of a service, or asked for there.
    private static final Pattern PROPERTY = Pattern.compile("(?m)^([a-z][\\w.-]*)(?==)|(?<=\\$\\{)([a-z][\\w.-]*)");

    /// Settings of Quarkus and MicroProfile that no service names itself.
    private static final Set<String> OF_THE_PLATFORM = Set.of(
            "QUARKUS_HTTP_HOST",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
            "QUARKUS_FLYWAY_MIGRATE_AT_START",
            "QUARKUS_FLYWAY_VALIDATE_AT_START",
            "QUARKUS_INIT_AND_EXIT",
            "QUARKUS_MAILER_FROM",
            "QUARKUS_MAILER_HOST",
            "QUARKUS_MAILER_PORT",
            "QUARKUS_MAILER_START_TLS",
            "QUARKUS_MAILER_USERNAME",
            "QUARKUS_MAILER_PASSWORD",
            "MP_JWT_VERIFY_ISSUER",
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION");

    @Test
    void everySettingOfTheChartIsOneThatItsServiceKnows() {
        for (String service : Manifests.SERVICES) {
            Set<String> known = known(service);
            assertThat(Combinations.rendered().stream()
                            .flatMap(manifests -> manifests.pods().stream())
                            .filter(pod -> isOf(service, pod))
                            .flatMap(pod -> Manifests.stream(pod.container().path("env")))
                            .map(variable -> variable.path("name").asText())
                            .filter(name -> !known.contains(name))
                            .distinct())
                    .as("what %s does not know", service)
                    .isEmpty();
        }
    }

    private static boolean isOf(String service, Pod pod) {
        return pod.owner().endsWith("tocsin-" + service) || pod.owner().endsWith("tocsin-" + service + "-migration");
    }

    private static Set<String> known(String service) {
        Set<String> known = new HashSet<>(OF_THE_PLATFORM);
        String main = service + "-service/src/main";
        PROPERTY.matcher(Yaml.text(Checkout.file(main + "/resources/application.properties")))
                .results()
                .forEach(property -> known.add(variable(property.group())));
        Stream.of(main + "/java", "console/src/main/java")
                .flatMap(folder -> Checkout.files(folder, ".java").stream())
                .forEach(file -> known.addAll(declared(Yaml.text(file))));
        ProducerConfig.configNames().forEach(name -> known.add(variable("kafka." + name)));
        return known;
    }

    /// The settings of one interface, those of nested ones left out.
    private static List<String> declared(String source) {
        Matcher prefix = PREFIX.matcher(source);
        return prefix.find()
                ? SETTING.matcher(source)
                        .results()
                        .map(method -> method.group(1) == null ? method.group(2) : method.group(1))
                        .map(method -> variable(prefix.group(1) + "." + dashed(method)))
                        .toList()
                : List.of();
    }

    private static String dashed(String method) {
        return method.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Test
    void notifyProvesItsEndpointsAndKeepsItsSecretsEncrypted() {
        assertThat(Chart.render().podOf("notify").environment())
                .containsEntry("TOCSIN_NOTIFY_ENDPOINTS_PROVE", "true")
                .containsEntry("TOCSIN_NOTIFY_VAULT_REQUIRED", "true")
                .containsEntry("TOCSIN_NOTIFY_TENANT_WALL", "required");
    }

    @Test
    void aSettingOfTheOperatorGoesBeforeTheCharts() {
        assertThat(Chart.render(
                                "notify: {settings: {tocsin.notify.endpoints.prove: 'false', tocsin.notify.delivery.lanes: '64'}}")
                        .podOf("notify")
                        .environment())
                .containsEntry("TOCSIN_NOTIFY_ENDPOINTS_PROVE", "false")
                .containsEntry("TOCSIN_NOTIFY_DELIVERY_LANES", "64");
    }

    @Test
    void brokersAndDatabasesAreBelievedOnlyWithACertificate() {
        var strimzi = Chart.render().podOf("ingest").environment();
        assertThat(strimzi)
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SSL")
                .containsEntry("KAFKA_SSL_KEYSTORE_TYPE", "PKCS12")
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://tocsin-db-rw:5432/ingest?sslmode=verify-full"
                                + "&sslrootcert=/etc/tocsin/database-authorities/authorities.pem");
        var managed = Chart.render("""
                        kafka: {securityProtocol: SASL_SSL, saslMechanism: SCRAM-SHA-512, authorities: {existingSecret: ""}}
                        database: {authorities: {existingSecret: ""}}
                        """).podOf("ingest").environment();
        assertThat(managed)
                .containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .doesNotContainKeys("KAFKA_SSL_KEYSTORE_LOCATION", "KAFKA_SSL_TRUSTSTORE_LOCATION");
        assertThat(managed.get("QUARKUS_DATASOURCE_JDBC_URL"))
                .endsWith("?sslmode=verify-full&sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory");
    }

    @Test
    void theConsolesLinkToEachOtherUnderOneHost() {
        Manifests manifests = Chart.render("""
                public: {host: tocsin.example.org, ingress: {enabled: true}, gateway: {enabled: true, parentRefs: [{name: public}]}}
                networkPolicy: {clients: [{namespaceSelector: {}}]}
                """);
        assertThat(manifests.podOf("notify").environment())
                .containsEntry("TOCSIN_CONSOLE_PATH", "/notify")
                .containsEntry("TOCSIN_CONSOLE_REGISTRY_URL", "https://tocsin.example.org/registry")
                .containsEntry("TOCSIN_CONSOLE_INGEST_URL", "https://tocsin.example.org/ingest")
                .doesNotContainKey("TOCSIN_CONSOLE_NOTIFY_URL");
        assertThat(manifests.podOf("registry").environment())
                .containsEntry("TOCSIN_REGISTRY_PUBLIC_URL", "https://tocsin.example.org/registry");
        assertThat(Manifests.stream(manifests.the("Ingress", "tocsin").at("/spec/rules/0/http/paths"))
                        .map(path -> path.path("path").asText() + " -> "
                                + path.at("/backend/service/name").asText()))
                .containsExactly(
                        "/.well-known -> tocsin-notify",
                        "/ingest -> tocsin-ingest",
                        "/notify -> tocsin-notify",
                        "/registry -> tocsin-registry");
        assertThat(Manifests.stream(manifests.the("HTTPRoute", "tocsin").at("/spec/rules")))
                .hasSize(5);
    }
}
