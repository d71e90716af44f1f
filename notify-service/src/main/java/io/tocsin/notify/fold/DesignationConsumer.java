package io.tocsin.notify.fold;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.Received;
import io.tocsin.designation.fold.TopicRecord;
import io.tocsin.designation.fold.Watermark;
import io.tocsin.notify.delivery.Sending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes batches from the topic to the fold, in order. Where the fold stops it waits, longer each time,
/// and reads again from the offset after the last applied event; it alarms, and skips nothing.
@ApplicationScoped
class DesignationConsumer {
    static final String CHANNEL = "designations";

    private static final Logger LOG = Logger.getLogger(DesignationConsumer.class);
    private static final Duration SEEK_TIMEOUT = Duration.ofSeconds(30);

    private final Fold fold;
    private final Sending sending;
    private final FoldStatus status;
    private final FoldConfig config;
    private final KafkaClientService kafka;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private int stops;
    private @Nullable Sought sought;

    /// An offset that was sought, and until when records from before the seek may come in.
    private record Sought(long offset, Instant until) {}

    DesignationConsumer(
            Fold fold, Sending sending, FoldStatus status, FoldConfig config, KafkaClientService kafka, Clock clock) {
        this.fold = fold;
        this.sending = sending;
        this.status = status;
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    @Blocking
    void onRecords(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<TopicRecord> batch = new ArrayList<>(records.count());
        @Nullable TopicPartition partition = null;
        for (ConsumerRecord<String, byte[]> record : records) {
            partition = new TopicPartition(record.topic(), record.partition());
            batch.add(new TopicRecord(record.partition(), record.offset(), record.value()));
        }
        if (partition == null || isStale(batch.getFirst())) {
            return;
        }
        Fold.Outcome outcome = apply(TopicRecord.readAll(batch));
        if (outcome.deliveries()) {
            sending.wake();
        }
        Watermark reached = outcome.judgement().after();
        Halt halt = outcome.judgement().halt();
        if (halt == null) {
            stops = 0;
            status.goesOn(reached.sequence());
        } else {
            stops++;
            alarm(halt, reached);
            if (!stopping.await(waitAfter(stops).toNanos(), TimeUnit.NANOSECONDS)) {
                seek(partition, halt, reached);
            }
        }
    }

    /// Applies, however long the database is away: the records stay in hand meanwhile.
    private Fold.Outcome apply(List<Received> records) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return fold.apply(records);
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(
                        e,
                        "records not applied, trying again: offset=%d",
                        records.getFirst().offset());
                status.stops("the database does not take the records: " + e.getMessage());
                if (stopping.await(waitAfter(failures).toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("stopped before the records were applied", e);
                }
            }
        }
    }

    /// Whoever waits goes on at once, and reads no further.
    void onStop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    private boolean isStale(TopicRecord first) {
        Sought awaited = sought;
        if (awaited == null) {
            return false;
        }
        if (first.offset() > awaited.offset() && clock.instant().isBefore(awaited.until())) {
            return true;
        }
        sought = null;
        return false;
    }

    /// A gap may close by itself once: after a failed send the relay sends again from the first event not
    /// marked.
    private void alarm(Halt halt, Watermark reached) {
        if (halt instanceof Halt.Missing && stops == 1) {
            LOG.warnf("fold waits: sequence=%d reason=%s", reached.sequence(), halt.reason());
            return;
        }
        status.stops(halt.reason());
        LOG.errorf("fold stopped: sequence=%d reason=%s", reached.sequence(), halt.reason());
    }

    /// To the offset after the last applied event; where that keeps showing a gap, every other time to
    /// the beginning: the topic may have been made anew.
    private void seek(TopicPartition partition, Halt halt, Watermark reached) {
        long offset = halt instanceof Halt.Missing && stops % 2 == 0 ? 0 : reached.nextOffset();
        kafka.getConsumer(CHANNEL)
                .runOnPollingThread(consumer -> {
                    if (consumer.assignment().contains(partition)) {
                        consumer.seek(partition, offset);
                    }
                })
                .await()
                .atMost(SEEK_TIMEOUT);
        sought = new Sought(offset, clock.instant().plus(config.staleFor()));
    }

    private Duration waitAfter(int times) {
        Duration wait = config.firstWait().multipliedBy(1L << Math.min(times - 1, 20));
        return wait.compareTo(config.longestWait()) > 0 ? config.longestWait() : wait;
    }
}
