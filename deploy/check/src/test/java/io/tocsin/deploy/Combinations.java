package io.tocsin.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The values that change what is rendered, in every combination of those that meet in one template; of the others
/// each comes together with each choice of these.
final class Combinations {
    private static final List<String> BROKERS = List.of("", """
            kafka: {securityProtocol: SASL_SSL, saslMechanism: SCRAM-SHA-512, bootstrapServers: "b1.example.org:9096,b2.example.org:9096",
              authorities: {existingSecret: ""}}
            networkPolicy: {kafka: {peers: [{ipBlock: {cidr: 198.51.100.0/24}}], ports: [9096]}}
            """, """
            kafka: {securityProtocol: PLAINTEXT, authorities: {existingSecret: ""}}
            ingest: {kafkaSecret: ""}
            registry: {kafkaSecret: ""}
            notify: {kafkaSecret: ""}
            networkPolicy: {kafka: {peers: []}}
            """);
    private static final String HOST = """
            public: {host: tocsin.example.org}
            networkPolicy: {clients: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress}}}]}
            """;
    private static final List<String> DOORS = List.of("", HOST + """
            ---
            public: {ingress: {enabled: true, className: nginx, tlsSecret: tocsin-tls, annotations: {a.example/b: c}}}
            """, HOST + """
            ---
            public: {gateway: {enabled: true, parentRefs: [{name: public, namespace: gateways}]}, paths: {ingest: ""}}
            """);
    private static final List<String> SCALING = List.of("", """
            registry: {autoscaling: {enabled: true}}
            notify: {autoscaling: {enabled: true}}
            """, """
            keda: {enabled: true, lagPerReplica: 0}
            """, """
            keda: {enabled: true, prometheusAddress: "http://prometheus.monitoring:9090", backlog: {from: prometheus}}
            registry: {autoscaling: {enabled: true}}
            """);
    private static final List<String> REST =
            List.of("", """
            migrations: {job: false}
            """, """
            networkPolicy: {enabled: false}
            """, """
            tokens: {jwksUrl: "", publicKeyConfigMap: token-issuer}
            """, """
            database: {sslMode: disable}
            """, """
            database: {authorities: {existingSecret: ""}}
            networkPolicy: {database: {peers: []}}
            tokens: {peers: [{ipBlock: {cidr: 192.0.2.7/32}}]}
            """, HOST + """
            ---
            notify: {mail: {enabled: true, from: alerts@example.org, host: smtp.example.org, existingSecret: tocsin-smtp}}
            """, """
            monitoring: {serviceMonitor: {enabled: true, labels: {release: prometheus}}, alerts: {enabled: true}, dashboards: {enabled: true}}
            """, """
            pods: {nodeSelector: {disk: fast}, tolerations: [{key: spot, operator: Exists}], priorityClassName: high,
              annotations: {a.example/b: c}, runAsUser: 1000700001}
            image: {pullSecrets: [pull], tag: 1.2.3, digests: {notify: "sha256:%s"}}
            """.formatted("0".repeat(64)), """
            registry: {replicas: 1, reads: token, checkpoint: {existingSecret: tocsin-checkpoint, origin: example.org/log}}
            ingest: {replicas: 1, logId: 00000000-0000-4000-8000-000000000000, settings: {tocsin.ingest.guard.removals-share: "0.05"}}
            notify: {replicas: 1}
            networkPolicy: {receivers: {except: [203.0.113.128/25, "2001:db8::/32"], allow: [10.20.0.0/16]}}
            """);

    private static final List<Manifests> RENDERED = overlays()
            .map(overlays -> Chart.render(overlays.toArray(String[]::new)))
            .toList();

    private Combinations() {}

    /// What comes of each.
    static List<Manifests> rendered() {
        return RENDERED;
    }

    private static Stream<List<String>> overlays() {
        List<List<String>> met = new ArrayList<>();
        for (String brokers : BROKERS) {
            for (String door : DOORS) {
                for (String scaling : SCALING) {
                    met.add(List.of(brokers, door, scaling));
                }
            }
        }
        return IntStream.range(0, met.size() * 2)
                .mapToObj(i -> Stream.concat(met.get(i / 2).stream(), Stream.of(REST.get(i % REST.size())))
                        .toList());
    }
}
