package io.tocsin.registry.fold;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// The log's topic, for those who read it apart from the channel: without a group, from where they please.
@ApplicationScoped
public class DesignationsTopic {
    private final Map<String, Object> broker;
    private final TopicPartition partition;
    private final Duration timeout;

    DesignationsTopic(@Identifier("default-kafka-broker") Map<String, Object> broker, FoldConfig config) {
        this.broker = broker;
        this.partition = new TopicPartition(config.topic(), 0);
        this.timeout = config.brokerTimeout();
    }

    /// What stands on the topic.
    ///
    /// @param beginning the offset of the first record
    /// @param end the offset after the last one
    public record Extent(long beginning, long end) {
        /// Whether nothing stands there.
        public boolean isEmpty() {
            return end <= beginning;
        }
    }

    /// What stands on the topic now; a {@link KafkaException} where the broker does not say.
    public Extent extent() {
        try (Consumer<byte[], byte[]> consumer = consumer(1)) {
            consumer.assign(List.of(partition));
            return extent(consumer);
        }
    }

    private Extent extent(Consumer<byte[], byte[]> consumer) {
        return new Extent(
                offset(consumer.beginningOffsets(Set.of(partition), timeout)),
                offset(consumer.endOffsets(Set.of(partition), timeout)));
    }

    private long offset(Map<TopicPartition, Long> offsets) {
        Long offset = offsets.get(partition);
        if (offset == null) {
            throw new KafkaException("the broker does not know the extent of " + partition);
        }
        return offset;
    }

    /// Reads the topic from its beginning.
    ///
    /// @param batch so many records at most at once
    public TopicReader read(int batch) {
        Consumer<byte[], byte[]> consumer = consumer(batch);
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return new TopicReader(consumer, partition, extent(consumer), timeout);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
    }

    private Consumer<byte[], byte[]> consumer(int batch) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batch);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
