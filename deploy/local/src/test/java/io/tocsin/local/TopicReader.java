package io.tocsin.local;

import io.tocsin.designation.event.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Looks at the topic of the log as it is, repeats included.
final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final TopicPartition log;
    private final KafkaConsumer<String, String> consumer;

    TopicReader(String bootstrapServers, String topic) {
        log = new TopicPartition(topic, 0);
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(List.of(log));
    }

    /// How many records there are.
    long end() {
        return consumer.endOffsets(List.of(log)).getOrDefault(log, 0L);
    }

    /// The numbers of the events in the order of the topic.
    List<Long> sequences() {
        List<Long> sequences = new ArrayList<>();
        long end = end();
        consumer.seekToBeginning(List.of(log));
        while (consumer.position(log) < end) {
            consumer.poll(POLL)
                    .forEach(record ->
                            sequences.add(EventCodec.read(record.value()).sequence()));
        }
        return sequences;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
