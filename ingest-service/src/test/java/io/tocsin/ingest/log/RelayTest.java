package io.tocsin.ingest.log;

import static io.tocsin.ingest.Desk.operator;
import static io.tocsin.ingest.Desk.post;
import static io.tocsin.ingest.SmallLists.csv;
import static io.tocsin.ingest.SmallLists.examples;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tocsin.ingest.IngestTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The topic carries the log.
@IngestTest
class RelayTest {
    @Inject
    EventLog log;

    @Inject
    RelayPosition position;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @ConfigProperty(name = "tocsin.topic.designations")
    String topic;

    private KafkaConsumer<String, String> consumer;
    private final List<ConsumerRecord<String, String>> records = new ArrayList<>();

    @BeforeEach
    void readFromTheEnd() {
        position.moveBack(0);
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
    void theTopicGetsEveryEventOnceInOrderByteForByte() {
        // When
        post("ofac-sdn", csv(examples(300)));
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(values()).isEqualTo(logged()));
        assertThat(records.getFirst().key()).isEqualTo("ofac-sdn:1000");
        assertThat(header(records.getFirst(), "ce_type")).isEqualTo("designation.listed");
        assertThat(header(records.getFirst(), "ce_id"))
                .isEqualTo(log.after(0, null, 1).getFirst().eventId());
    }

    @Test
    void theLogIsSentAgainFromAnySequence() {
        // Given
        post("ofac-sdn", csv(examples(10)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(values()).isEqualTo(logged()));
        records.clear();
        // When
        operator().post("/v1/log/resend?from=8").then().statusCode(200);
        // Then
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(values()).isEqualTo(logged().subList(7, 10)));
    }

    private List<String> values() {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        return records.stream().map(ConsumerRecord::value).toList();
    }

    private List<String> logged() {
        return log.after(0, null, 1000).stream().map(StoredEvent::json).toList();
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
