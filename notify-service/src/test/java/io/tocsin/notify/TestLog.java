package io.tocsin.notify;

import io.tocsin.designation.event.DesignationEvent;
import io.tocsin.designation.event.Digest;
import io.tocsin.designation.event.EventCodec;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.Evidence;
import io.tocsin.designation.event.LoggedEvent;
import io.tocsin.designation.event.RunPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// The log as ingest writes it: sealed events, in order, on the topic of this test run.
public final class TestLog {
    private static TestLog shared;

    private final UUID id = UUID.nameUUIDFromBytes("test log".getBytes(StandardCharsets.UTF_8));
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private long sequence;
    private Digest digest = Digest.GENESIS;

    private TestLog() {
        topic = ConfigProvider.getConfig().getValue("tocsin.topic.designations", String.class);
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                        "acks",
                        "all",
                        "linger.ms",
                        "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /// The one log of the running application.
    public static synchronized TestLog shared() {
        if (shared == null) {
            shared = new TestLog();
        }
        return shared;
    }

    /// Gives the event its number without sending it.
    public synchronized LoggedEvent seal(DesignationEvent event) {
        Instant now = Instant.now();
        LoggedEvent logged = EventCodec.seal(
                id,
                ++sequence,
                digest,
                event.designation().source(),
                new RunPosition("test", 1, 1),
                event,
                new EventTimes(null, null, now, now),
                List.of(new Evidence("0".repeat(64), null, null, now)));
        digest = logged.digest();
        return logged;
    }

    /// Sends what was sealed.
    public void send(LoggedEvent event) {
        send(event.json().getBytes(StandardCharsets.UTF_8));
    }

    /// Sends any bytes.
    public void send(byte[] value) {
        try {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Sends without waiting for the broker.
    public void sendSoon(LoggedEvent event) {
        var unused =
                producer.send(new ProducerRecord<>(topic, "key", event.json().getBytes(StandardCharsets.UTF_8)));
    }

    public List<LoggedEvent> publish(DesignationEvent... events) {
        List<LoggedEvent> logged = new ArrayList<>();
        for (DesignationEvent event : events) {
            LoggedEvent sealed = seal(event);
            send(sealed);
            logged.add(sealed);
        }
        return logged;
    }

    public synchronized long sequence() {
        return sequence;
    }
}
