package io.tocsin.registry;

import io.tocsin.designation.event.LoggedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/// The topic of the service under test, written to as the relay does.
public final class Topic implements AutoCloseable {
    private final String name = config("tocsin.topic.designations");
    private final Map<String, Object> broker = Map.of("bootstrap.servers", config("kafka.bootstrap.servers"));
    private final KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(broker, new ByteArraySerializer(), new ByteArraySerializer());

    public long send(LoggedEvent event) {
        return send(event.json());
    }

    public long send(String value) {
        return send(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    public long send(byte[] value) {
        try {
            return producer.send(new ProducerRecord<>(name, value)).get().offset();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public void sendLater(LoggedEvent event) {
        producer.send(new ProducerRecord<>(name, event.json().getBytes(StandardCharsets.UTF_8)));
    }

    public void flush() {
        producer.flush();
    }

    /// Removes everything before an offset, as an operator does with a record that must not stand there.
    public void deleteBefore(long offset) {
        try (Admin admin = Admin.create(broker)) {
            admin.deleteRecords(Map.of(new TopicPartition(name, 0), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
