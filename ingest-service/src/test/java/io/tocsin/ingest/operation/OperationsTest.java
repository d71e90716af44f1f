package io.tocsin.ingest.operation;

import static io.tocsin.ingest.Desk.decide;
import static io.tocsin.ingest.Desk.get;
import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.tocsin.designation.event.NameUuid;
import io.tocsin.designation.operation.Operation;
import io.tocsin.ingest.IngestTest;
import io.tocsin.ingest.log.EventLog;
import io.tocsin.ingest.relay.Message;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What happens to sources is told, in order and for ever.
@IngestTest
class OperationsTest {
    @Inject
    Operations operations;

    @Inject
    EventLog log;

    @Inject
    DataSource database;

    @Inject
    TransactionSynchronizationRegistry transactions;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "tocsin.topic.operations")
    String topic;

    private KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    @BeforeEach
    void readFromTheEnd() {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToEnd(List.of(partition));
        consumer.position(partition);
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void holdingAndTheOperatorsDecisionAreToldWithNameAndReason() {
        // Given
        post("ofac-sdn", csv(examples(40)));
        JsonPath first = post("ofac-sdn", csv(examples(10)));
        // When
        decide(first.getString("runId"), "reject").then().statusCode(200);
        JsonPath second = post("ofac-sdn", csv(examples(11)));
        decide(second.getString("runId"), "release").then().statusCode(200);
        // Then
        JsonPath told = get("/v1/operations");
        assertThat(told.getList("items.type"))
                .isEqualTo(List.of("source.held", "source.rejected", "source.held", "source.released"));
        assertThat(told.getList("items.number")).isEqualTo(List.of(1, 2, 3, 4));
        assertThat(told.getList("items.data.runId"))
                .isEqualTo(List.of(
                        first.getString("runId"),
                        first.getString("runId"),
                        second.getString("runId"),
                        second.getString("runId")));
        assertThat(told.getList("items[0].data.rules")).isEqualTo(List.of("removals"));
        assertThat(told.getString("items[0].data.reason")).contains("30");
        assertThat(told.getString("items[1].data.by")).isEqualTo("pat");
        assertThat(told.getString("items[1].data.reason")).contains("authority's page");
        assertThat(told.getString("items[0].operationId"))
                .isEqualTo(NameUuid.of(log.head().logId(), "operation 1").toString());
    }

    @Test
    void aNewerAcceptedListSupersedesAndThatIsTold() {
        // Given
        post("ofac-sdn", csv(examples(40)));
        JsonPath held = post("ofac-sdn", csv(examples(10)));
        // When
        post("ofac-sdn", csv(examples(41)));
        // Then
        JsonPath told = get("/v1/operations?after=1");
        assertThat(told.getList("items.type")).isEqualTo(List.of("source.superseded"));
        assertThat(told.getString("items[0].data.runId")).isEqualTo(held.getString("runId"));
    }

    @Test
    void theTopicGetsEachOnceInOrderByteForByte() {
        // When
        LongStream.range(0, 50).forEach(i -> tell("run-" + i));
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(values()).isEqualTo(stored()));
        assertThat(records.getFirst().key()).isEqualTo("ofac-sdn");
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("source.superseded");
    }

    @Test
    void theyAreSentAgainFromAnyNumber() {
        // Given
        LongStream.range(0, 5).forEach(i -> tell("run-" + i));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(values()).isEqualTo(stored()));
        records.clear();
        // When
        operator().post("/v1/operations/resend?from=4").then().statusCode(200);
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(values()).isEqualTo(stored().subList(3, 5)));
    }

    @Test
    void whatIsRolledBackWasNeverToldAndLeavesNoGap() {
        // Given
        tell("run-1");
        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    operations.tell(new Operation.Superseded("ofac-sdn", "never"));
                    throw new IllegalStateException("the caller fails");
                }))
                .hasMessageContaining("the caller fails");
        tell("run-2");
        // Then
        assertThat(get("/v1/operations").getList("items.number")).isEqualTo(List.of(1, 2));
        assertThat(get("/v1/operations").getList("items.data.runId")).isEqualTo(List.of("run-1", "run-2"));
    }

    @Test
    void aRestartGoesOnWithTheNextNumber() {
        // Given
        tell("run-1");
        Operations restarted = new Operations(database, log, transactions, Clock.systemUTC());
        // When
        QuarkusTransaction.requiringNew().run(() -> restarted.tell(new Operation.Superseded("ofac-sdn", "run-2")));
        // Then
        assertThat(get("/v1/operations").getList("items.number")).isEqualTo(List.of(1, 2));
    }

    @Test
    void howeverManyTellAtOnceTheNumbersHaveNoGap() throws InterruptedException, ExecutionException {
        // Given
        List<Callable<Void>> tellers = LongStream.range(0, 8)
                .<Callable<Void>>mapToObj(teller -> () -> {
                    LongStream.range(0, 10).forEach(i -> tell("run-" + teller + "-" + i));
                    return null;
                })
                .toList();
        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Void> done : threads.invokeAll(tellers)) {
                done.get();
            }
        }
        // Then
        assertThat(operations.after(0, null, 1000).stream().map(Message::number))
                .isEqualTo(LongStream.rangeClosed(1, 80).boxed().toList());
    }

    @Test
    void theyAreReadPageByPageAndBySource() {
        // Given
        tell("run-1");
        QuarkusTransaction.requiringNew().run(() -> operations.tell(new Operation.Superseded("ofac-cons", "run-2")));
        tell("run-3");
        // When
        JsonPath first = get("/v1/operations?limit=2");
        JsonPath rest = get("/v1/operations?limit=2&after={n}", first.getString("next"));
        JsonPath ofOne = get("/v1/operations?source=ofac-cons");
        // Then
        assertThat(first.getList("items.number")).isEqualTo(List.of(1, 2));
        assertThat(rest.getList("items.number")).isEqualTo(List.of(3));
        assertThat(rest.getString("next")).isNull();
        assertThat(ofOne.getList("items.number")).isEqualTo(List.of(2));
    }

    private void tell(String run) {
        QuarkusTransaction.requiringNew().run(() -> operations.tell(new Operation.Superseded("ofac-sdn", run)));
    }

    private List<String> values() {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private List<String> stored() {
        return operations.after(0, null, 1000).stream().map(Message::json).toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
