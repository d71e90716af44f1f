package io.tocsin.ingest.relay;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/// Writes messages to the topic's one partition, each acknowledged before the call returns. After a failure
/// it is to be closed and made anew.
final class TopicWriter implements AutoCloseable {
    private static final int PARTITION = 0;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final int REQUEST_BYTES = 8 * 1024 * 1024;
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final String topic;
    private final Map<String, Object> kafka;
    private final KafkaProducer<String, String> producer;

    TopicWriter(Map<String, Object> kafka, String topic) {
        this.topic = topic;
        this.kafka = kafka;
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // A record never expires while it waits: the ones behind it would overtake it.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        requireOnePartition();
    }

    /// One partition is one total order; on more, consumers would see gaps that no waiting closes.
    private void requireOnePartition() {
        int partitions = producer.partitionsFor(topic).size();
        if (partitions != 1) {
            producer.close(CLOSE);
            throw new IllegalStateException("topic " + topic + " has " + partitions + " partitions and must have one");
        }
    }

    void write(List<Message> messages) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
        messages.forEach(message -> sent.add(producer.send(record(message))));
        for (Future<RecordMetadata> acknowledgement : sent) {
            try {
                acknowledgement.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the broker did not take a message: " + e.getCause(), e);
            }
        }
    }

    /// Whether the topic holds no record at all.
    boolean isEmpty() throws InterruptedException {
        TopicPartition partition = new TopicPartition(topic, PARTITION);
        try (Admin admin = Admin.create(kafka)) {
            return offset(admin, partition, OffsetSpec.earliest()) == offset(admin, partition, OffsetSpec.latest());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell how long the topic is: " + e.getCause(), e);
        }
    }

    private static long offset(Admin admin, TopicPartition partition, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(partition, spec))
                .partitionResult(partition)
                .get()
                .offset();
    }

    private ProducerRecord<String, String> record(Message message) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, PARTITION, message.key(), message.json());
        header(record, "content-type", "application/json");
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", message.id());
        header(record, "ce_type", message.type());
        header(record, "ce_source", message.source() == null ? "/sources" : "/sources/" + message.source());
        if (message.subject() != null) {
            header(record, "ce_subject", message.subject());
        }
        header(record, "ce_time", message.time().toString());
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
