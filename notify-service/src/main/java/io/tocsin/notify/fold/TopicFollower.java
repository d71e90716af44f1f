package io.tocsin.notify.fold;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tocsin.designation.fold.Halt;
import io.tocsin.designation.fold.TopicRecord;
import io.tocsin.notify.delivery.Sending;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes batches of one topic to its fold, in order. Where the fold stops it waits, longer each time, and reads
/// again from the offset after the last applied record; it alarms, and skips nothing.
final class TopicFollower {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration SEEK_TIMEOUT = Duration.ofSeconds(30);

    private final String channel;
    private final Applying applying;
    private final FoldStatus status;
    private final Sending sending;
    private final FoldConfig config;
    private final KafkaClientService kafka;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private int stops;
    private @Nullable Sought sought;

    /// Applies a batch in one transaction.
    interface Applying {
        Progress apply(List<TopicRecord> batch) throws SQLException;
    }

    /// What one application came to.
    ///
    /// @param reached the last applied number
    /// @param nextOffset the offset after it
    /// @param halt why it goes no further, null where nothing is wrong
    /// @param due whether something is to be sent now
    record Progress(long reached, long nextOffset, @Nullable Halt halt, boolean due) {}

    /// An offset that was sought, and until when records from before the seek may come in.
    private record Sought(long offset, Instant until) {}

    TopicFollower(
            String channel,
            Applying applying,
            FoldStatus status,
            Sending sending,
            FoldConfig config,
            KafkaClientService kafka,
            Clock clock) {
        this.channel = channel;
        this.applying = applying;
        this.status = status;
        this.sending = sending;
        this.config = config;
        this.kafka = kafka;
        this.clock = clock;
    }

    void follow(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        List<TopicRecord> batch = new ArrayList<>(records.count());
        @Nullable TopicPartition partition = null;
        for (ConsumerRecord<String, byte[]> record : records) {
            partition = new TopicPartition(record.topic(), record.partition());
            batch.add(new TopicRecord(record.partition(), record.offset(), record.value()));
        }
        if (partition == null || isStale(batch.getFirst())) {
            return;
        }
        Progress progress = apply(batch);
        if (progress.due()) {
            sending.wake();
        }
        Halt halt = progress.halt();
        if (halt == null) {
            stops = 0;
            status.goesOn(progress.reached());
        } else {
            stops++;
            alarm(halt, progress);
            if (!stopping.await(waitAfter(stops).toNanos(), TimeUnit.NANOSECONDS)) {
                seek(partition, halt, progress);
            }
        }
    }

    /// Whoever waits goes on at once, and reads no further.
    void stop() {
        stopping.countDown();
    }

    /// Applies, however long the database is away: the records stay in hand meanwhile.
    private Progress apply(List<TopicRecord> batch) throws InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return applying.apply(batch);
            } catch (SQLException | RuntimeException e) {
                LOG.errorf(
                        e,
                        "records not applied, trying again: topic=%s offset=%d",
                        channel,
                        batch.getFirst().offset());
                status.stops("the database does not take the records: " + e.getMessage());
                if (stopping.await(waitAfter(failures).toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new IllegalStateException("stopped before the records were applied", e);
                }
            }
        }
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

    /// A gap may close by itself once: after a failed send the relay sends again from the first row not
    /// marked.
    private void alarm(Halt halt, Progress progress) {
        if (halt instanceof Halt.Missing && stops == 1) {
            LOG.warnf("fold waits: topic=%s reached=%d reason=%s", channel, progress.reached(), halt.reason());
            return;
        }
        status.stops(halt.reason());
        LOG.errorf("fold stopped: topic=%s reached=%d reason=%s", channel, progress.reached(), halt.reason());
    }

    /// To the offset after the last applied record; where that keeps showing a gap, every other time to
    /// the beginning: the topic may have been made anew.
    private void seek(TopicPartition partition, Halt halt, Progress progress) {
        long offset = halt instanceof Halt.Missing && stops % 2 == 0 ? 0 : progress.nextOffset();
        kafka.getConsumer(channel)
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
