package io.tocsin.registry.fold;

import io.tocsin.designation.fold.TopicRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/// One reading of the topic. Of one thread.
public final class TopicReader implements AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final DesignationsTopic.Extent atFirst;
    private final Duration timeout;

    TopicReader(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            DesignationsTopic.Extent atFirst,
            Duration timeout) {
        this.consumer = consumer;
        this.partition = partition;
        this.atFirst = atFirst;
        this.timeout = timeout;
    }

    /// The next records, in their order; none where none came within the wait.
    public List<TopicRecord> next(Duration wait) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        List<TopicRecord> batch = new ArrayList<>(records.count());
        records.forEach(record -> batch.add(new TopicRecord(record.partition(), record.offset(), record.value())));
        return batch;
    }

    /// Reads on from this offset.
    public void backTo(long offset) {
        consumer.seek(partition, offset);
    }

    /// Reads again from the beginning.
    public void again() {
        consumer.seekToBeginning(Set.of(partition));
    }

    /// Whether all was read that stood on the topic when this reading began.
    public boolean isPastFirstEnd() {
        return atFirst.isEmpty() || consumer.position(partition, timeout) >= atFirst.end();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
