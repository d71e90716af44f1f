package io.tocsin.notify.fold;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.tocsin.designation.fold.TopicRecord;
import io.tocsin.notify.delivery.Sending;
import io.tocsin.notify.fold.TopicFollower.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/// Takes the log from its topic to the fold.
@ApplicationScoped
class DesignationConsumer {
    static final String CHANNEL = "designations";

    private final Fold fold;
    private final TopicFollower follower;

    DesignationConsumer(
            Fold fold,
            Sending sending,
            FoldStatuses statuses,
            FoldConfig config,
            KafkaClientService kafka,
            Clock clock) {
        this.fold = fold;
        follower = new TopicFollower(CHANNEL, this::apply, statuses.designations(), sending, config, kafka, clock);
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
        Fold.Outcome outcome = fold.apply(TopicRecord.readAll(batch));
        return new Progress(
                outcome.judgement().after().sequence(),
                outcome.judgement().after().nextOffset(),
                outcome.judgement().halt(),
                outcome.deliveries());
    }
}
