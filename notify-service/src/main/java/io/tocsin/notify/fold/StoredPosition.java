package io.tocsin.notify.fold;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Has each newly assigned consumer read from where the database says, whatever the group's offsets say: an
/// empty fold begins at the beginning.
abstract class StoredPosition implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(StoredPosition.class);

    /// The offset on the topic after the last record applied.
    abstract long nextOffset() throws SQLException;

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        long offset = offset();
        partitions.forEach(partition -> consumer.seek(partition, offset));
        LOG.infof("fold begins: offset=%d", offset);
    }

    /// The beginning is always right, only longer: what was applied before is passed over.
    private long offset() {
        try {
            return nextOffset();
        } catch (SQLException e) {
            LOG.warn("position of the fold not read, reading from the beginning", e);
            return 0;
        }
    }

    /// Of the log.
    @ApplicationScoped
    @Identifier("stored-position")
    static class OfDesignations extends StoredPosition {
        private final Fold fold;

        OfDesignations(Fold fold) {
            this.fold = fold;
        }

        @Override
        long nextOffset() throws SQLException {
            return fold.nextOffset();
        }
    }

    /// Of what happens to sources.
    @ApplicationScoped
    @Identifier("stored-operations-position")
    static class OfOperations extends StoredPosition {
        private final OperationFold fold;

        OfOperations(OperationFold fold) {
            this.fold = fold;
        }

        @Override
        long nextOffset() throws SQLException {
            return fold.nextOffset();
        }
    }
}
