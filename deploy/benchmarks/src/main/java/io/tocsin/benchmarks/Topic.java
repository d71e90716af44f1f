package io.tocsin.benchmarks;

import io.tocsin.embedded.Kafka;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A topic of one partition, written and read with Kafka's own client and nothing around it.
final class Topic {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Kafka kafka;
    private final String name;

    Topic(Kafka kafka, String name) {
        this.kafka = kafka;
        this.name = name;
        kafka.createTopic(name);
    }

    /// An idempotent producer; with a linger of 5 ms it fills its batches, with none it sends at once.
    KafkaProducer<byte[], byte[]> producer(int lingerMs) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        lingerMs),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(partition()));
        consumer.seekToBeginning(List.of(partition()));
        return consumer;
    }

    /// Writes a log to its end.
    void fill(MadeLog log) {
        try (KafkaProducer<byte[], byte[]> producer = producer(5)) {
            log.writeTo(event -> producer.send(record(event.json().getBytes(StandardCharsets.UTF_8))));
        }
    }

    ProducerRecord<byte[], byte[]> record(byte[] value) {
        return new ProducerRecord<>(name, 0, null, value);
    }

    /// The last records, to be sent again to another topic.
    List<ProducerRecord<byte[], byte[]>> lastFor(Topic other, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            long end = end(consumer);
            consumer.seek(partition(), end - count);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
            while (consumer.position(partition()) < end) {
                for (ConsumerRecord<byte[], byte[]> found : consumer.poll(POLL)) {
                    records.add(new ProducerRecord<>(other.name, 0, found.key(), found.value(), found.headers()));
                }
            }
            return records;
        }
    }

    /// When each record was sent, in milliseconds since 1970, in their order.
    List<Long> timestamps() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            long end = end(consumer);
            List<Long> timestamps = new ArrayList<>();
            while (consumer.position(partition()) < end) {
                consumer.poll(POLL).forEach(record -> timestamps.add(record.timestamp()));
            }
            return timestamps;
        }
    }

    private long end(KafkaConsumer<byte[], byte[]> consumer) {
        return Objects.requireNonNull(consumer.endOffsets(List.of(partition())).get(partition()));
    }

    private TopicPartition partition() {
        return new TopicPartition(name, 0);
    }
}
