package io.tocsin.notify;

import io.tocsin.designation.operation.NumberedOperation;
import io.tocsin.designation.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// The operations as ingest writes them: numbered, in order, on the topic of this test run.
public final class TestOperations {
    private static TestOperations shared;

    private final UUID log = UUID.nameUUIDFromBytes("test log".getBytes(StandardCharsets.UTF_8));
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private long number;

    private TestOperations() {
        topic = ConfigProvider.getConfig().getValue("tocsin.topic.operations", String.class);
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

    /// Those of the running application.
    public static synchronized TestOperations shared() {
        if (shared == null) {
            shared = new TestOperations();
        }
        return shared;
    }

    public static Operation stale(String source) {
        return new Operation.Stale(source, 3600, null, null, "it answered 503");
    }

    public static Operation heartbeat(long sequence) {
        return new Operation.Heartbeat(sequence, "ab".repeat(32), List.of());
    }

    /// Gives the operation its number without sending it.
    public NumberedOperation number(Operation operation) {
        return number(operation, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    public synchronized NumberedOperation number(Operation operation, Instant at) {
        return NumberedOperation.of(log, ++number, operation, at);
    }

    public void send(NumberedOperation operation) {
        try {
            producer.send(new ProducerRecord<>(topic, "key", operation.json().getBytes(StandardCharsets.UTF_8)))
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public NumberedOperation publish(Operation operation) {
        NumberedOperation numbered = number(operation);
        send(numbered);
        return numbered;
    }
}
