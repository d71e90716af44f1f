package io.tocsin.local.wire;

import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.UnreadableEvent;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import io.tocsin.local.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads the topic of the log as any consumer could, for the terminal. It belongs to no group and leaves no
/// trace.
public final class WireTap implements AutoCloseable {
    public static final String TOPIC = "designations";

    private static final TopicPartition LOG = new TopicPartition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<String, String> consumer;
    private final Terminal terminal;
    private @Nullable Thread follower;
    private long lastSequence;

    private WireTap(KafkaConsumer<String, String> consumer, Terminal terminal) {
        this.consumer = consumer;
        this.terminal = terminal;
    }

    public static WireTap open(String bootstrapServers, Terminal terminal) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.CLIENT_ID_CONFIG,
                "terminal");
        KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        consumer.assign(List.of(LOG));
        return new WireTap(consumer, terminal);
    }

    /// Reads what an earlier run left, to its end. Called before anything new can come, and before
    /// [#follow].
    public void catchUp(Consumer<LoggedEvent> reader) {
        long end = consumer.endOffsets(List.of(LOG)).getOrDefault(LOG, 0L);
        consumer.seekToBeginning(List.of(LOG));
        while (consumer.position(LOG) < end) {
            consumer.poll(POLL).forEach(record -> read(record, reader));
        }
    }

    /// Hands each new event over as it comes, in order, once.
    ///
    /// @param pause called when nothing has come for a while
    public void follow(Consumer<LoggedEvent> reader, Runnable pause) {
        follower = Thread.ofPlatform().daemon().name("wire").start(() -> {
            try {
                while (true) {
                    var records = consumer.poll(POLL);
                    records.forEach(record -> read(record, reader));
                    if (records.isEmpty()) {
                        pause.run();
                    }
                }
            } catch (WakeupException | InterruptException e) {
                // close() says so.
                consumer.close();
            }
        });
    }

    @Override
    public void close() {
        consumer.wakeup();
        if (follower == null) {
            consumer.close();
            return;
        }
        try {
            follower.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The relay may repeat what it sent; the sequence tells.
    private void read(ConsumerRecord<String, String> record, Consumer<LoggedEvent> reader) {
        @Nullable String json = record.value();
        if (json == null) {
            tellUnreadable(record, "it has no value");
            return;
        }
        try {
            LoggedEvent event = EventCodec.read(json);
            if (event.sequence() > lastSequence) {
                lastSequence = event.sequence();
                reader.accept(event);
            }
        } catch (UnreadableEvent e) {
            tellUnreadable(record, String.valueOf(e.getMessage()));
        }
    }

    private void tellUnreadable(ConsumerRecord<String, String> record, String why) {
        terminal.line(Line.of(
                Ink.YELLOW, "the record at offset %d of %s cannot be read: %s".formatted(record.offset(), TOPIC, why)));
    }
}
