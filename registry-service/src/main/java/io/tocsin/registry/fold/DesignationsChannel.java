package io.tocsin.registry.fold;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.TopicRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/// The plumbing between the topic and the fold: batches in their order, and seeking. While one batch is
/// applied the next one is read, and no more than that one: reading needs the processor, applying waits for
/// the database. The group's own offsets count for nothing; on assignment reading begins where the
/// watermark says.
@ApplicationScoped
@Identifier(DesignationsChannel.NAME)
class DesignationsChannel implements KafkaConsumerRebalanceListener {
    static final String NAME = "designations";
    private static final Logger LOG = Logger.getLogger(DesignationsChannel.class);

    private final FoldProcess process;
    private final KafkaClientService kafka;
    private final FoldConfig config;
    private final ExecutorService applier =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("fold").factory());
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fold-tick").daemon().factory());

    /// The batch before. Touched by {@link #receive} alone, which is never called twice at once.
    private CompletableFuture<Void> applied = CompletableFuture.completedFuture(null);

    DesignationsChannel(FoldProcess process, KafkaClientService kafka, FoldConfig config) {
        this.process = process;
        this.kafka = kafka;
        this.config = config;
    }

    @Incoming(NAME)
    @Blocking
    void receive(ConsumerRecords<byte[], byte[]> records) {
        List<TopicRecord> batch = new ArrayList<>(records.count());
        records.forEach(record -> batch.add(new TopicRecord(record.partition(), record.offset(), record.value())));
        if (batch.isEmpty()) {
            return;
        }
        List<Received> read;
        try {
            read = TopicRecord.readAll(batch);
        } catch (RuntimeException | Error e) {
            process.failed(e, batch.getFirst().offset());
            return;
        }
        // A failure is the state of the process by now; thrown here it would end the channel.
        applied.handle((nothing, failure) -> failure).join();
        applied = CompletableFuture.runAsync(() -> process.batch(read), applier);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        process.assigned(!partitions.isEmpty());
        process.readsOn();
        try {
            long next = process.nextOffset();
            partitions.stream().filter(one -> one.partition() == 0).forEach(one -> consumer.seek(one, next));
        } catch (SQLException e) {
            // From the beginning is right as well, only slower: what was applied is ignored.
            LOG.warnf("fold does not know its offset and begins at the topic's beginning; reason=%s", e.getMessage());
            consumer.seekToBeginning(List.copyOf(partitions));
        }
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        process.assigned(false);
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        process.assigned(false);
    }

    void start(@Observes StartupEvent start) {
        long millis = config.tick().toMillis();
        ticks.scheduleWithFixedDelay(() -> process.tick(this::seek), millis, millis, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent stop) {
        process.close();
        ticks.shutdown();
        applier.shutdown();
    }

    private void seek(Course.From from) {
        java.util.function.Consumer<Consumer<byte[], byte[]>> seeking = consumer -> seek(consumer, from);
        kafka.<byte[], byte[]>getConsumer(NAME)
                .runOnPollingThread(seeking)
                .await()
                .atMost(config.brokerTimeout().multipliedBy(2));
    }

    /// Seeks in what is assigned to this process: nothing, where another folds.
    private void seek(Consumer<byte[], byte[]> consumer, Course.From from) {
        consumer.beginningOffsets(consumer.assignment(), config.brokerTimeout()).forEach((partition, beginning) -> {
            long target = switch (from) {
                case BEGINNING -> beginning;
                case LAST_APPLIED -> Math.max(beginning, nextOffset());
            };
            process.readsFrom(target);
            consumer.seek(partition, target);
        });
    }

    private long nextOffset() {
        try {
            return process.nextOffset();
        } catch (SQLException e) {
            throw new IllegalStateException("the watermark cannot be read: " + e.getMessage(), e);
        }
    }
}
