package io.tocsin.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// Gives a `@QuarkusTest` of a service a real broker and a real PostgreSQL, shared by all tests of the JVM,
/// and in
/// them a database and topics of its own that nobody wrote to before:
///
/// ```java
/// @QuarkusTest
/// @QuarkusTestResource(
///         value = TocsinTestResource.class,
///         initArgs = @ResourceArg(name = "database", value = "ingest"))
/// ```
///
/// A service therefore takes the names of its topics from `tocsin.topic.designations` and
/// `tocsin.topic.operations`.
public final class TocsinTestResource implements QuarkusTestResourceLifecycleManager {

    private String service = "test";

    @Override
    public void init(Map<String, String> initArgs) {
        service = initArgs.getOrDefault("database", service);
    }

    @Override
    public Map<String, String> start() {
        SharedServers servers = SharedServers.running();
        int number = SharedServers.nextNumber();
        String database = service + "_" + number;
        String designations = "designations-" + number;
        String operations = "operations-" + number;
        servers.createDatabase(database);
        servers.createTopics(designations, operations);
        return Map.of(
                "quarkus.datasource.jdbc.url", servers.jdbcUrl(database),
                "quarkus.datasource.username", servers.username(),
                "quarkus.datasource.password", servers.password(),
                "kafka.bootstrap.servers", servers.bootstrapServers(),
                "tocsin.topic.designations", designations,
                "tocsin.topic.operations", operations);
    }

    /// The servers go on for the tests that follow.
    @Override
    public void stop() {}
}
