package io.tocsin.notify.fold;

import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells how far the folds are and how far the topics reach, from any replica.
@ApplicationScoped
public class FoldPositions {
    private static final Logger LOG = Logger.getLogger(FoldPositions.class);

    private static final String POSITIONS = """
            select d.sequence, d.next_offset, o.number, o.next_offset
            from fold.watermark d, fold.operation_watermark o
            """;

    private final AgroalDataSource database;
    private final FoldStatuses statuses;
    private final TopicConfig topics;
    private final Map<String, Object> broker;
    private final Duration patience;
    private @Nullable Admin admin;

    FoldPositions(
            AgroalDataSource database,
            FoldStatuses statuses,
            TopicConfig topics,
            FoldConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.database = database;
        this.statuses = statuses;
        this.topics = topics;
        this.broker = broker;
        this.patience = config.brokerTimeout();
    }

    /// Of the log, then of what happens to sources.
    public List<FoldPosition> all() throws SQLException {
        Map<String, Long> ends = ends();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(POSITIONS);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return List.of(
                    position(topics.designations(), rows.getLong(1), rows.getLong(2), ends, statuses.designations()),
                    position(topics.operations(), rows.getLong(3), rows.getLong(4), ends, statuses.operations()));
        }
    }

    private static FoldPosition position(
            String topic, long position, long nextOffset, Map<String, Long> ends, FoldStatus status) {
        Long end = ends.get(topic);
        return new FoldPosition(
                topic,
                position,
                end == null ? null : Math.max(0, end - nextOffset),
                status.isStopped() ? status.reason() : null);
    }

    /// Where each topic ends; nothing where the broker does not answer in time.
    private Map<String, Long> ends() {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        asked.put(new TopicPartition(topics.designations(), 0), OffsetSpec.latest());
        asked.put(new TopicPartition(topics.operations(), 0), OffsetSpec.latest());
        try {
            Map<TopicPartition, ListOffsetsResultInfo> offsets =
                    admin().listOffsets(asked).all().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            Map<String, Long> ends = new HashMap<>();
            offsets.forEach((partition, end) -> ends.put(partition.topic(), end.offset()));
            return ends;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.warn("the broker does not tell where the topics end", e);
            return Map.of();
        }
    }

    private synchronized Admin admin() {
        Admin known = admin;
        if (known == null) {
            Map<String, Object> settings = new HashMap<>(broker);
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) patience.toMillis());
            known = Admin.create(settings);
            admin = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
