package io.tocsin.benchmarks;

import io.tocsin.embedded.Kafka;
import io.tocsin.embedded.Postgres;
import io.tocsin.local.port.Ports;
import io.tocsin.local.process.Service;
import io.tocsin.local.process.ServiceProgram;
import io.tocsin.local.terminal.Terminal;
import io.tocsin.local.token.Grant;
import io.tocsin.local.token.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// A new, empty PostgreSQL and Kafka, and services in front of them, each a process of its own as
/// `deploy/local` starts them.
final class Stage implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 768;

    private final Path root = Path.of(System.getProperty("tocsin.root", "."));
    private final Path folder = root.resolve("deploy/benchmarks/target/run");
    private final Terminal terminal;
    private final Postgres postgres;
    private final Kafka kafka;
    private final SigningKeys keys;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports;

    Stage(Terminal terminal) throws IOException {
        this.terminal = terminal;
        Ports free = Ports.free();
        ports = Map.of("ingest", free.ingest(), "registry", free.registry(), "notify", free.notifying());
        Files.createDirectories(folder);
        keys = SigningKeys.at(folder);
        token = keys.token(Grant.operator(), Clock.systemUTC());
        postgres = Postgres.fresh();
        kafka = startKafka();
    }

    private Kafka startKafka() {
        try {
            return Kafka.fresh();
        } catch (RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /// Starts a service and waits until it is ready.
    ///
    /// @param settings beside those that every service gets
    void start(String name, Map<String, String> settings) {
        start(name, HEAP_MEGABYTES, settings);
    }

    /// As {@link #start(String, Map)}, with so much heap.
    void start(String name, int heapMegabytes, Map<String, String> settings) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "quarkus.http.host", Ports.HOST,
                "quarkus.http.port", Integer.toString(port(name)),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(name),
                "quarkus.datasource.username", postgres.username(),
                "quarkus.datasource.password", postgres.password(),
                "kafka.bootstrap.servers", kafka.bootstrapServers(),
                "mp.jwt.verify.publickey.location", "file:" + keys.publicFile(),
                "mp.jwt.verify.issuer", SigningKeys.ISSUER));
        properties.putAll(settings);
        ServiceProgram program = new ServiceProgram(
                name,
                port(name),
                jar(name),
                root.resolve("deploy/local/target/tocsin-local.jar"),
                heapMegabytes,
                properties);
        Service service = Service.start(program, folder.resolve(name + ".log"), terminal);
        services.put(name, service);
        service.firstReady().join();
    }

    private Path jar(String service) {
        return root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
    }

    /// Makes a service collect its garbage.
    void collectGarbage(String service) throws IOException, InterruptedException {
        String jar = jar(service).toString();
        ProcessHandle process = ProcessHandle.current()
                .descendants()
                .filter(one ->
                        List.of(one.info().arguments().orElse(new String[0])).contains(jar))
                .findFirst()
                .orElseThrow(() -> new NotMeasured(service + " does not run"));
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process collecting = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (collecting.waitFor() != 0) {
            throw new NotMeasured("jcmd could not make " + service + " collect its garbage");
        }
    }

    void stop(String name) {
        Objects.requireNonNull(services.remove(name), name).close();
    }

    Connection connect(String database) throws SQLException {
        return postgres.connect(database);
    }

    /// Where what is made on the way may lie.
    Path folder() {
        return folder;
    }

    Kafka kafka() {
        return kafka;
    }

    Postgres postgres() {
        return postgres;
    }

    /// Posts to a service as an operator; anything but a 2xx ends the benchmark.
    String post(String service, String path, String contentType, byte[] body) throws IOException, InterruptedException {
        return send(
                service,
                path,
                request -> request.header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
    }

    /// Asks a service as an operator; anything but a 2xx ends the benchmark.
    String get(String service, String path) throws IOException, InterruptedException {
        return send(service, path, HttpRequest.Builder::GET);
    }

    /// Deletes as an operator; anything but a 2xx ends the benchmark.
    void delete(String service, String path) throws IOException, InterruptedException {
        send(service, path, HttpRequest.Builder::DELETE);
    }

    private String send(String service, String path, UnaryOperator<HttpRequest.Builder> what)
            throws IOException, InterruptedException {
        HttpRequest request = what.apply(
                        HttpRequest.newBuilder(URI.create("http://" + Ports.HOST + ":" + port(service) + path))
                                .header("Authorization", "Bearer " + token))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new NotMeasured(service + " answered " + answer.statusCode() + " to " + request.method() + " " + path
                    + ": " + answer.body());
        }
        return answer.body();
    }

    int port(String service) {
        return Objects.requireNonNull(ports.get(service), service);
    }

    @Override
    public void close() {
        services.values().forEach(Service::stop);
        services.values().forEach(Service::close);
        http.close();
        kafka.close();
        postgres.close();
    }
}
