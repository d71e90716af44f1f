package io.tocsin.registry.fold;

import static io.tocsin.registry.TestLog.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.fold.Received;
import io.tocsin.embedded.TocsinTestResource;
import io.tocsin.registry.TestLog;
import io.tocsin.registry.database.Schemas;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/// When a registry may be asked. The channel is the test itself.
class FoldReadinessTest {
    private static final String NO_BROKER = "127.0.0.1:1";

    private final TestLog log = new TestLog();
    private final List<Received> sent = new ArrayList<>();
    private PGSimpleDataSource source;
    private DataSource database;
    private KafkaProducer<byte[], byte[]> producer;
    private String topic;
    private String broker;
    private FoldProcess process;

    @BeforeEach
    void aNewRegister() {
        Map<String, String> servers = new TocsinTestResource().start();
        source = new PGSimpleDataSource();
        source.setUrl(servers.get("quarkus.datasource.jdbc.url"));
        source.setUser(servers.get("quarkus.datasource.username"));
        source.setPassword(servers.get("quarkus.datasource.password"));
        database = source;
        topic = servers.get("tocsin.topic.designations");
        broker = servers.get("kafka.bootstrap.servers");
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new ByteArraySerializer(), new ByteArraySerializer());
        Schemas.migrate(database);
        process = process();
    }

    @AfterEach
    void close() {
        producer.close();
    }

    @Test
    void withNothingToFoldItIsReadyAtOnce() {
        assertThat(ready(process, broker)).isEqualTo(Status.UP);
    }

    @Test
    void aNewRegisterIsNotReadyUntilItHasReadTheTopic() {
        // Given
        send(log.listed(organisation("1", "One")));
        send(log.listed(organisation("2", "Two")));
        send(log.listed(organisation("3", "Three")));
        FoldReadiness readiness = readiness(process, broker);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        send(log.listed(organisation("4", "Four")));
        process.batch(sent.subList(0, 2));
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(ready(process(), broker)).as("another replica").isEqualTo(Status.DOWN);
        // When
        process.batch(sent.subList(2, 3));
        // Then
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
        assertThat(ready(process(), NO_BROKER)).as("another replica, later").isEqualTo(Status.UP);
    }

    @Test
    void aRegisterHasItsIndexesForSearchingOnceItIsComplete() throws SQLException {
        send(log.listed(organisation("1", "One")));
        FoldReadiness readiness = readiness(process, broker);
        readiness.call();
        assertThat(indexes()).doesNotContain("designation_by_name", "designation_by_tag");

        process.batch(sent);
        readiness.call();

        assertThat(indexes()).contains("designation_by_name", "designation_by_tag");
    }

    @Test
    void aRegisterHasItsRowsInTheOrderOfIdsOnceItIsComplete() throws SQLException {
        send(log.listed(organisation("2", "Two")));
        send(log.listed(organisation("1", "One")));
        FoldReadiness readiness = readiness(process, broker);
        readiness.call();
        process.batch(sent);

        readiness.call();

        assertThat(texts("SELECT id FROM fold.designation ORDER BY ctid")).isSorted();
    }

    @Test
    void replicasThatFindTheRegisterCompleteAtTheSameTimeMakeItsIndexesOnce() throws InterruptedException {
        send(log.listed(organisation("1", "One")));
        process.batch(sent);
        List<Status> statuses = Collections.synchronizedList(new ArrayList<>());

        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                replicas.execute(() -> statuses.add(ready(process, broker)));
            }
        }

        assertThat(statuses).hasSize(4).containsOnly(Status.UP);
    }

    @Test
    void whatIsSentAgainAtTheEndIsNothingToWaitFor() {
        send(log.listed(organisation("1", "One")));
        send(log.listed(organisation("2", "Two")));
        send(log.events().getFirst());

        process.batch(sent);

        assertThat(ready(process, broker)).isEqualTo(Status.UP);
    }

    @Test
    void aRegisterThatMissesAnEventIsNotComplete() {
        send(log.listed(organisation("1", "One")));
        log.listed(organisation("2", "Two"));
        send(log.listed(organisation("3", "Three")));

        process.batch(sent);

        assertThat(ready(process, broker)).isEqualTo(Status.DOWN);
    }

    @Test
    void whatIsGoneFromTheEndOfTheTopicIsNotWaitedFor() throws SQLException {
        send(log.listed(organisation("1", "One")));
        execute("UPDATE fold.first_fold SET until = 5");
        assertThat(ready(process, broker)).isEqualTo(Status.DOWN);

        process.batch(sent);

        assertThat(ready(process, broker)).isEqualTo(Status.UP);
    }

    @Test
    void aTopicThatWasEmptiedIsNotAnEmptyOne() throws Exception {
        send(log.listed(organisation("1", "One")));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }

        assertThat(ready(process, broker)).isEqualTo(Status.DOWN);
    }

    @Test
    void aRegisterThatIsLaidOutAnewUnderItIsNotReadyAnyMore() throws SQLException {
        send(log.listed(organisation("1", "One")));
        process.batch(sent);
        FoldReadiness readiness = readiness(process, broker);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);

        execute("DROP SCHEMA fold CASCADE");
        Schemas.migrate(database);

        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void whileTheDatabaseCannotBeReachedTheLastAnswerCounts() {
        send(log.listed(organisation("1", "One")));
        FoldReadiness readiness = readiness(process, broker);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        String url = source.getUrl();

        source.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
        source.setUrl(url);
        process.batch(sent);
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
        source.setUrl("jdbc:postgresql://127.0.0.1:1/nothing");
        assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aNewRegisterWithoutABrokerKnowsNothingAndSaysWhy() {
        HealthCheckResponse response = readiness(process, NO_BROKER).call();

        assertThat(response.getStatus()).isEqualTo(Status.DOWN);
        assertThat(response.getData().orElseThrow()).containsKey("reason");
    }

    @Test
    void aFoldThatAnotherVersionLaidOutIsFoldedAgainAndWhatIsOwnedStays() throws SQLException {
        // Given
        send(log.listed(organisation("1", "One")));
        process.batch(sent);
        assertThat(ready(process, broker)).isEqualTo(Status.UP);
        execute("CREATE TABLE own.decided (by text)");
        execute("UPDATE fold.flyway_schema_history SET checksum = 1 WHERE version = '1'");
        // When
        Schemas.migrate(database);
        // Then
        assertThat(new Fold(database).watermark().sequence()).isZero();
        execute("SELECT by FROM own.decided");
        FoldProcess next = process();
        assertThat(ready(next, broker)).isEqualTo(Status.DOWN);
        next.batch(sent);
        assertThat(ready(next, broker)).isEqualTo(Status.UP);
    }

    @Test
    void aFoldToWhichALaterVersionAddedIsLeftAlone() throws SQLException {
        send(log.listed(organisation("1", "One")));
        process.batch(sent);
        execute("INSERT INTO fold.flyway_schema_history SELECT 99, '99', description, type, script, checksum,"
                + " installed_by, installed_on, execution_time, success"
                + " FROM fold.flyway_schema_history WHERE version = '1'");

        Schemas.migrate(database);

        assertThat(new Fold(database).watermark().sequence()).isEqualTo(1);
    }

    private FoldProcess process() {
        return new FoldProcess(database, Clock.systemUTC(), TopicOf.config(topic), new SimpleMeterRegistry());
    }

    private FoldReadiness readiness(FoldProcess of, String servers) {
        return new FoldReadiness(database, of, TopicOf.named(topic, servers));
    }

    private Status ready(FoldProcess of, String servers) {
        return readiness(of, servers).call().getStatus();
    }

    private void send(LoggedEvent event) {
        byte[] value = event.json().getBytes(StandardCharsets.UTF_8);
        try {
            long offset =
                    producer.send(new ProducerRecord<>(topic, value)).get().offset();
            sent.add(Received.read(offset, value));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> indexes() throws SQLException {
        return texts("SELECT indexname FROM pg_indexes WHERE schemaname = 'fold'");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
