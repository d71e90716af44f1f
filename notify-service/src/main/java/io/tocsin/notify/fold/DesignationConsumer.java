package io.tocsin.notify.fold;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tocsin.notify.delivery.Sending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
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

/// Takes batches from the topic to the fold, in order. Where the fold stops it waits, longer each time, and
/// reads
/// again from the offset after the last applied event; it alarms, and skips nothing.
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
        List<Received> received = new ArrayList<>(records.count());
        @Nullable TopicPartition partition = null;
        for (ConsumerRecord<String, byte[]> record : records) {
            partition = new TopicPartition(record.topic(), record.partition());
            byte[] value = record.value();
            received.add(
                    new Received(record.offset(), value == null ? null : new String(value, StandardCharsets.UTF_8)));
        }
        if (partition == null || isStale(received.getFirst())) {
            return;
        }
        Fold.Outcome outcome = apply(received);
        if (outcome.deliveries()) {
            sending.wake();
        }
        Watermark reached = outcome.reading().after();
        Stop stop = outcome.reading().stop();
        if (stop instanceof Stop.None) {
            stops = 0;
            status.goesOn(reached.sequence());
        } else {
            stops++;
            alarm(stop, reached);
            if (!stopping.await(waitAfter(stops).toNanos(), TimeUnit.NANOSECONDS)) {
                seek(partition, stop, reached);
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

    private boolean isStale(Received first) {
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
    private void alarm(Stop stop, Watermark reached) {
        if (stop instanceof Stop.Gap && stops == 1) {
            LOG.warnf("fold waits: sequence=%d reason=%s", reached.sequence(), stop.inWords());
            return;
        }
        status.stops(stop.inWords());
        LOG.errorf("fold stopped: sequence=%d reason=%s", reached.sequence(), stop.inWords());
    }

    /// To the offset after the last applied event; where that keeps showing a gap, every other time to the
    /// beginning:
    /// the topic may have been made anew.
    private void seek(TopicPartition partition, Stop stop, Watermark reached) {
        long offset = stop instanceof Stop.Gap && stops % 2 == 0 ? 0 : reached.nextOffset();
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
