package io.tocsin.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.deploy.Traffic.End;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may talk to whom, as a cluster would decide it.
class NetworkPolicyTest {
    private static final List<String> NOT_PUBLIC = List.of(
            "10.0.0.5",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "100.64.0.1",
            "100.127.255.255",
            "0.0.0.1",
            "192.0.0.192",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fd00::1",
            "fc00::1",
            "fd00:ec2::254",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "64:ff9b::a00:5",
            "2002:a00:5::1",
            "2001::1");
    private static final List<String> PUBLIC =
            List.of("203.0.113.9", "8.8.8.8", "172.15.255.255", "172.32.0.1", "100.63.255.255", "2606:4700::1111");
    private static final End KAFKA = pod(Chart.NAMESPACE, Map.of("strimzi.io/cluster", "tocsin"));
    private static final End DATABASE = pod(Chart.NAMESPACE, Map.of("cnpg.io/cluster", "tocsin-db"));
    private static final End DNS = pod("kube-system", Map.of("k8s-app", "kube-dns"));
    private static final End STRANGER = pod("elsewhere", Map.of("app", "stranger"));

    private final Manifests manifests = Chart.render();

    @Test
    void notifySendsToPublicAddressesAlone() {
        for (int port : List.of(443, 8443)) {
            assertThat(PUBLIC).allMatch(ip -> leaves(manifests, "notify", ip, port));
            assertThat(NOT_PUBLIC).noneMatch(ip -> leaves(manifests, "notify", ip, port));
        }
        assertThat(PUBLIC).noneMatch(ip -> leaves(manifests, "notify", ip, 80) || leaves(manifests, "notify", ip, 22));
    }

    @Test
    void whatIsExceptedAndAllowedForReceiversCounts() {
        Manifests changed = Chart.render("""
                networkPolicy: {receivers: {except: [203.0.113.0/28, "2606:4700::/32"], allow: [10.20.0.0/16]}}
                """);
        assertThat(leaves(changed, "notify", "203.0.113.9", 443)).isFalse();
        assertThat(leaves(changed, "notify", "2606:4700::1111", 443)).isFalse();
        assertThat(leaves(changed, "notify", "203.0.113.19", 443)).isTrue();
        assertThat(leaves(changed, "notify", "10.20.0.5", 9000)).isTrue();
        assertThat(leaves(changed, "notify", "10.21.0.5", 443)).isFalse();
    }

    @Test
    void ingestReachesAuthoritiesAndNothingPrivate() {
        assertThat(PUBLIC).allMatch(ip -> leaves(manifests, "ingest", ip, 443));
        assertThat(PUBLIC).noneMatch(ip -> leaves(manifests, "ingest", ip, 8443));
        assertThat(NOT_PUBLIC).noneMatch(ip -> leaves(manifests, "ingest", ip, 443));
    }

    @Test
    void registryReachesNothingOutside() {
        assertThat(Stream.concat(PUBLIC.stream(), NOT_PUBLIC.stream()))
                .noneMatch(ip -> List.of(53, 80, 443, 5432, 8443, 9093).stream()
                        .anyMatch(port -> leaves(manifests, "registry", ip, port)));
    }

    @Test
    void registryReachesTheIssuerOfTokensWhereThatIsSaid() {
        Manifests changed = Chart.render("tokens: {peers: [{ipBlock: {cidr: 198.51.100.7/32}}]}");
        assertThat(leaves(changed, "registry", "198.51.100.7", 443)).isTrue();
        assertThat(leaves(changed, "registry", "198.51.100.8", 443)).isFalse();
    }

    @Test
    void servicesReachTheirBrokersDatabaseAndNames() {
        for (String service : Manifests.SERVICES) {
            assertThat(traffic(manifests).leaves(labels(manifests, service), KAFKA, "TCP", 9093))
                    .isTrue();
            assertThat(traffic(manifests).leaves(labels(manifests, service), DATABASE, "TCP", 5432))
                    .isTrue();
            assertThat(traffic(manifests).leaves(labels(manifests, service), DNS, "UDP", 53))
                    .isTrue();
            assertThat(traffic(manifests).leaves(labels(manifests, service), DATABASE, "TCP", 22))
                    .isFalse();
            assertThat(traffic(manifests).leaves(labels(manifests, service), STRANGER, "TCP", 443))
                    .isFalse();
        }
    }

    @Test
    void aMigrationReachesTheDatabaseAndNothingElse() {
        for (String service : Manifests.SERVICES) {
            Map<String, String> migration = labels(manifests, service + "-migration");
            assertThat(traffic(manifests).leaves(migration, DATABASE, "TCP", 5432))
                    .isTrue();
            assertThat(traffic(manifests).leaves(migration, DNS, "UDP", 53)).isTrue();
            assertThat(traffic(manifests).leaves(migration, KAFKA, "TCP", 9093)).isFalse();
            assertThat(traffic(manifests).leaves(migration, new End.Address("203.0.113.9"), "TCP", 443))
                    .isFalse();
        }
    }

    @Test
    void servicesDoNotCallEachOther() {
        for (String from : Manifests.SERVICES) {
            for (String to : Manifests.SERVICES) {
                End peer = pod(Chart.NAMESPACE, labels(manifests, to));
                assertThat(traffic(manifests).leaves(labels(manifests, from), peer, "TCP", 8080))
                        .isFalse();
            }
        }
    }

    @Test
    void thoseAloneComeInWhoAreNamed() {
        Manifests changed = Chart.render(
                "networkPolicy: {clients: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: gateways}}}]}");
        for (String service : Manifests.SERVICES) {
            Map<String, String> served = labels(changed, service);
            assertThat(traffic(changed).enters(pod("gateways", Map.of()), served, "http"))
                    .isTrue();
            assertThat(traffic(changed).enters(pod("monitoring", Map.of()), served, "http"))
                    .isTrue();
            assertThat(traffic(changed).enters(STRANGER, served, "http")).isFalse();
            assertThat(traffic(changed).enters(pod("gateways", Map.of()), served, "debug"))
                    .isFalse();
            assertThat(traffic(manifests).enters(pod("gateways", Map.of()), served, "http"))
                    .isFalse();
        }
    }

    @Test
    void lettersGoToTheServerAlone() {
        Manifests changed = Chart.render("""
                public: {host: tocsin.example.org}
                networkPolicy: {clients: [{namespaceSelector: {}}]}
                notify: {mail: {enabled: true, from: a@example.org, host: smtp.example.org, peers: [{ipBlock: {cidr: 10.1.2.3/32}}]}}
                """);
        assertThat(leaves(changed, "notify", "10.1.2.3", 587)).isTrue();
        assertThat(leaves(changed, "notify", "10.1.2.3", 443)).isFalse();
        assertThat(leaves(changed, "notify", "203.0.113.9", 587)).isFalse();
    }

    private static boolean leaves(Manifests manifests, String service, String ip, int port) {
        return traffic(manifests).leaves(labels(manifests, service), new End.Address(ip), "TCP", port);
    }

    private static Traffic traffic(Manifests manifests) {
        return new Traffic(manifests.of("NetworkPolicy"), Chart.NAMESPACE);
    }

    private static Map<String, String> labels(Manifests manifests, String component) {
        return manifests.pods().stream()
                .map(Manifests.Pod::labels)
                .filter(labels -> component.equals(labels.get("app.kubernetes.io/component")))
                .findFirst()
                .orElseThrow();
    }

    private static End pod(String namespace, Map<String, String> labels) {
        return new End.Pod(namespace, labels);
    }
}
