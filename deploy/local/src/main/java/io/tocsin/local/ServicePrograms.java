package io.tocsin.local;

import io.tocsin.embedded.Kafka;
import io.tocsin.embedded.Postgres;
import io.tocsin.local.authority.SampleAuthority;
import io.tocsin.local.port.Ports;
import io.tocsin.local.process.ServiceProgram;
import io.tocsin.local.token.SigningKeys;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The three services with the configuration that they get here. All of it is theirs and documented with
/// them; this is the one place that gives values to it.
final class ServicePrograms {
    /// Sources that the sample authority does not play.
    private static final List<String> ASLEEP =
            List.of("ofac-cons", "un-sc", "uk-sl", "eu-fsf", "us-fr", "us-ofac-actions", "un-press");
    private static final List<String> LISTS = List.of("ofac-sdn", "ofac-cons", "un-sc", "uk-sl", "eu-fsf");
    private static final int INGEST_HEAP_MB = 768;
    private static final int REGISTRY_HEAP_MB = 512;
    private static final int NOTIFY_HEAP_MB = 512;
    /// A list of 12 entries, as the sample authority's first.
    private static final int SAMPLE_FLOOR = 10;
    /// Whoever verifies tells the log of this machine from another's by it.
    private static final String CHECKPOINT_ORIGIN = "localhost/tocsin";

    private static final String SAMPLE_EVERY = "2s";

    private final Installation installation;
    private final Options options;
    private final Ports ports;
    private final Map<String, String> common;

    ServicePrograms(
            Installation installation, Options options, Ports ports, Postgres postgres, Kafka kafka, SigningKeys keys) {
        this.installation = installation;
        this.options = options;
        this.ports = ports;
        this.common = Map.of(
                "quarkus.http.host",
                Ports.HOST,
                "quarkus.datasource.username",
                postgres.username(),
                "quarkus.datasource.password",
                postgres.password(),
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "mp.jwt.verify.publickey.location",
                "file:" + keys.publicFile(),
                "mp.jwt.verify.issuer",
                SigningKeys.ISSUER);
    }

    List<ServiceProgram> all(Postgres postgres) {
        return List.of(
                program("ingest", ports.ingest(), INGEST_HEAP_MB, postgres, ingest()),
                program("registry", ports.registry(), REGISTRY_HEAP_MB, postgres, registry()),
                program("notify", ports.notifying(), NOTIFY_HEAP_MB, postgres, notifying()));
    }

    private ServiceProgram program(
            String name, int port, int heapMegabytes, Postgres postgres, Map<String, String> own) {
        Map<String, String> properties = new HashMap<>(common);
        properties.put("quarkus.http.port", Integer.toString(port));
        properties.put("quarkus.datasource.jdbc.url", postgres.jdbcUrl(name));
        properties.putAll(own);
        Path agent = installation.launcherJar();
        return new ServiceProgram(name, port, installation.serviceJar(name), agent, heapMegabytes, properties);
    }

    private Map<String, String> ingest() {
        Map<String, String> properties = new HashMap<>();
        properties.put("tocsin.console.registry-url", Ports.http(ports.registry()));
        properties.put("tocsin.console.notify-url", Ports.http(ports.notifying()));
        properties.put("tocsin.ingest.watch", Boolean.toString(options.watches()));
        if (options.authorityRuns()) {
            properties.putAll(source("ofac-sdn", SampleAuthority.listUrl(ports.authority())));
            properties.put(key("ofac-sdn", "floor"), Integer.toString(SAMPLE_FLOOR));
            properties.putAll(source("us-state", SampleAuthority.feedUrl(ports.authority())));
            ASLEEP.forEach(source -> properties.put(key(source, "watch"), "false"));
        }
        if (!options.watches()) {
            // Whoever posts the first list of a source has it before their eyes; a piece of one is welcome here.
            LISTS.forEach(source -> properties.put(key(source, "floor"), "1"));
        }
        return properties;
    }

    private Map<String, String> registry() {
        return Map.of(
                "tocsin.console.ingest-url",
                Ports.http(ports.ingest()),
                "tocsin.console.notify-url",
                Ports.http(ports.notifying()),
                "tocsin.registry.public-url",
                Ports.http(ports.registry()),
                "tocsin.registry.checkpoint.origin",
                CHECKPOINT_ORIGIN);
    }

    private static Map<String, String> source(String id, String url) {
        return Map.of(key(id, "url"), url, key(id, "every"), SAMPLE_EVERY, key(id, "hosts"), Ports.HOST);
    }

    private static String key(String source, String setting) {
        return "tocsin.ingest.sources." + source + "." + setting;
    }

    /// Subscribers on this machine may be reached without TLS; nobody else may.
    private Map<String, String> notifying() {
        return Map.of(
                "tocsin.console.ingest-url",
                Ports.http(ports.ingest()),
                "tocsin.console.registry-url",
                Ports.http(ports.registry()),
                "tocsin.notify.egress.allow-http",
                "127.0.0.0/8,::1/128",
                "tocsin.notify.endpoints.prove",
                "false",
                "tocsin.notify.registry-address",
                Ports.http(ports.registry()));
    }
}
