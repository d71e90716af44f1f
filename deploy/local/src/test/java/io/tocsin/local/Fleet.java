package io.tocsin.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.embedded.Kafka;
import io.tocsin.embedded.Postgres;
import io.tocsin.local.port.Ports;
import io.tocsin.local.process.Killable;
import io.tocsin.local.process.ServiceProgram;
import io.tocsin.local.token.Grant;
import io.tocsin.local.token.SigningKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/// The three services, in as many processes as a test wants, with databases and topics of their own on
/// shared servers. They are configured as the launcher does it; only batches are small, so that there is
/// a middle of the flow to kill them in.
final class Fleet implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(1);

    private final String name;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Path folder;
    private final SigningKeys keys;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Killable> processes = new CopyOnWriteArrayList<>();

    Fleet(String name, Postgres postgres, Kafka kafka, Path folder) {
        this.name = name;
        this.postgres = postgres;
        this.kafka = kafka;
        this.folder = folder;
        keys = SigningKeys.at(folder.resolve("keys"));
        token = keys.token(Grant.operator(), Clock.systemUTC());
        Postgres.DATABASES.forEach(database -> postgres.createDatabase(named(database)));
        Kafka.TOPICS.forEach(topic -> kafka.createTopic(named(topic)));
    }

    String token() {
        return token;
    }

    String topic() {
        return named("designations");
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /// Starts a process of that service on a port of its own.
    Killable start(String service) {
        Ports ports = Ports.free();
        Options options = new Options(false, false, folder, false);
        ServiceProgram launched = new ServicePrograms(
                        Installation.ofThisProgram(), options, ports, postgres, kafka, keys)
                .all(postgres).stream()
                        .filter(program -> program.name().equals(service))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> properties = new HashMap<>(launched.properties());
        properties.putAll(ownSettings(service));
        ServiceProgram own = new ServiceProgram(
                service, launched.port(), launched.jar(), launched.agent(), launched.heapMegabytes(), properties);
        return keep(Killable.start(own, folder.resolve(name + "-" + service + "-" + own.port() + ".log")));
    }

    /// Starts a process in place of one that was killed.
    Killable again(Killable killed) {
        return keep(killed.again());
    }

    /// The answer to a document that is posted to the list of OFAC.
    JsonNode post(Killable ingest, byte[] document) throws IOException, InterruptedException {
        HttpRequest request = request(ingest, "/v1/sources/ofac-sdn/documents")
                .POST(HttpRequest.BodyPublishers.ofByteArray(document))
                .build();
        return answer(request);
    }

    JsonNode get(Killable service, String path) throws IOException, InterruptedException {
        return answer(request(service, path).build());
    }

    /// A number out of a database of this fleet.
    long number(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    Connection connect(String database) throws SQLException {
        return postgres.connect(named(database));
    }

    @Override
    public void close() {
        processes.forEach(Killable::close);
        http.close();
    }

    private Map<String, String> ownSettings(String service) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl(named(service)),
                "tocsin.topic.designations", topic(),
                "tocsin.topic.operations", named("operations"),
                "tocsin.ingest.sources.ofac-sdn.floor", "100",
                "tocsin.ingest.relay.batch", "5"));
        if (!service.equals("ingest")) {
            settings.put("mp.messaging.incoming.designations.group.id", named(service));
            settings.put("mp.messaging.incoming.designations.max.poll.records", "50");
        }
        if (service.equals("notify")) {
            settings.put("mp.messaging.incoming.operations.group.id", named(service) + "-operations");
            settings.put("tocsin.notify.retry.schedule", "0s,100ms,1s,5s,5m,30m");
            settings.put("tocsin.notify.delivery.lease", "20s");
        }
        return settings;
    }

    private Killable keep(Killable process) {
        processes.add(process);
        return process;
    }

    private HttpRequest.Builder request(Killable service, String path) {
        return HttpRequest.newBuilder(URI.create(Ports.http(service.port()) + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as(() -> request.uri() + ": " + answer.body())
                .isEqualTo(200);
        return DesignationJson.MAPPER.readTree(answer.body());
    }

    private String named(String what) {
        return what + "_" + name;
    }

    /// The whole log as ingest has it, page by page.
    List<JsonNode> log(Killable ingest) throws IOException, InterruptedException {
        List<JsonNode> events = new ArrayList<>();
        JsonNode page;
        do {
            page = get(ingest, "/v1/events?limit=1000&after=" + events.size());
            page.path("items").forEach(events::add);
        } while (!page.path("next").isNull());
        return events;
    }
}
