package io.tocsin.notify.fold;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tocsin.designation.fold.TopicRecord;
import io.tocsin.designation.operation.ReceivedOperation;
import io.tocsin.notify.delivery.Sending;
import io.tocsin.notify.fold.TopicFollower.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes what happens to sources from its topic to its fold.
@ApplicationScoped
class OperationConsumer {
    static final String CHANNEL = "operations";

    private final OperationFold fold;
    private final TopicFollower follower;

    OperationConsumer(
            OperationFold fold,
            Sending sending,
            FoldStatuses statuses,
            FoldConfig config,
            KafkaClientService kafka,
            Clock clock) {
        this.fold = fold;
        follower = new TopicFollower(CHANNEL, this::apply, statuses.operations(), sending, config, kafka, clock);
    }

    @Incoming(CHANNEL)
    @Blocking
    void onRecords(ConsumerRecords<String, byte[]> records) throws InterruptedException {
        follower.follow(records);
    }

    void onStop(@Observes ShutdownEvent stopped) {
        follower.stop();
    }

    private Progress apply(List<TopicRecord> batch) throws SQLException {
        OperationFold.Outcome outcome =
                fold.apply(batch.stream().map(ReceivedOperation::read).toList());
        return new Progress(
                outcome.judgement().after().number(),
                outcome.judgement().after().nextOffset(),
                outcome.judgement().halt(),
                outcome.due());
    }
}
