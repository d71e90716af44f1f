package io.tocsin.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaTest {

    private static final String TOPIC = "designations";

    private static Kafka fresh;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        fresh = Kafka.fresh();
    }

    @AfterAll
    static void stop() {
        fresh.close();
    }

    @Test
    void theLogsTopicHasOnePartitionAndIsKeptForEver() throws Exception {
        try (Admin admin = Topics.admin(fresh.bootstrapServers())) {
            var topics = admin.describeTopics(Kafka.TOPICS).allTopicNames().get();
            assertThat(topics).containsOnlyKeys("designations", "operations");
            assertThat(topics.get(TOPIC).partitions()).hasSize(1);

            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
        }
    }

    @Test
    void theBrokerIsAProcessOfItsOwn() {
        assertThat(fresh.pid()).isNotEqualTo(ProcessHandle.current().pid());
        assertThat(ProcessHandle.of(fresh.pid())).isPresent();
        assertThatThrownBy(() -> Class.forName("kafka.Kafka")).isInstanceOf(ClassNotFoundException.class);
    }

    @Test
    void aKeptFolderKeepsItsRecordsWhenTheBrokerStops() throws Exception {
        try (Kafka kafka = Kafka.at(folder, Port.free())) {
            send(kafka, "one");
        }
        try (Kafka again = Kafka.at(folder, Port.free())) {
            send(again, "two");
            assertThat(read(again)).containsExactly("one", "two");
        }
    }

    @Test
    void aKeptFolderKeepsItsRecordsWhenTheBrokerIsKilled() throws Exception {
        Kafka killed = Kafka.at(folder, Port.free());
        send(killed, "one");
        killed.kill();
        assertThat(killed.isRunning()).isFalse();

        try (Kafka again = Kafka.at(folder, Port.free())) {
            assertThat(read(again)).containsExactly("one");
        }
    }

    @Test
    void aTakenPortIsRefusedInOneSentence() {
        assertThatThrownBy(() -> Kafka.at(folder, fresh.port()))
                .isInstanceOf(CannotStart.class)
                .hasMessage(
                        "Kafka cannot listen on port %d of 127.0.0.1, because another program has it: stop that program or choose another port.",
                        fresh.port());
    }

    @Test
    void aSecondBrokerOnTheSameFolderIsRefusedInOneSentence() {
        try (Kafka first = Kafka.at(folder, Port.free())) {
            assertThatThrownBy(() -> Kafka.at(folder, Port.free()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Kafka already runs on the folder");
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void aFreshBrokerLeavesNothingBehind() {
        Kafka kafka = Kafka.fresh();
        Path log = kafka.log();
        assertThat(log).exists();
        kafka.close();

        assertThat(log.getParent()).doesNotExist();
        assertThat(Port.answers(kafka.port())).isFalse();
    }

    private static void send(Kafka kafka, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> read(Kafka kafka) {
        TopicPartition partition = new TopicPartition(TOPIC, 0);
        Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var records = consumer.poll(Duration.ofSeconds(10));
            return StreamSupport.stream(records.spliterator(), false)
                    .map(found -> found.value())
                    .toList();
        }
    }
}
