package io.tocsin.ingest.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.ingest.postgres.Notifications;
import io.tocsin.ingest.postgres.SessionLock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Carries the log to the topic, in order, led by one replica. It sends, waits for the acknowledgement,
/// and only then marks; after any failure it starts again from the first unmarked event with a new
/// producer: the topic may repeat, but never skips or reorders the first occurrences.
@ApplicationScoped
public class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final String DUTY = "relay";
    static final String CHANNEL = "tocsin_log";

    private final DataSource database;
    private final RelayConfig config;
    private final EventLog log;
    private final RelayPosition position;
    private final Map<String, Object> kafka;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread sender;
    private @Nullable Thread listener;

    Relay(
            DataSource database,
            RelayConfig config,
            EventLog log,
            RelayPosition position,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.database = database;
        this.config = config;
        this.log = log;
        this.position = position;
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent started) {
        if (config.enabled()) {
            running = true;
            sender = Thread.ofPlatform().name("relay").start(() -> whileRunning(this::lead));
            listener = Thread.ofPlatform().name("relay-listener").daemon().start(() -> whileRunning(this::listen));
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        for (Thread thread : new @Nullable Thread[] {sender, listener}) {
            if (thread != null) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        }
    }

    void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Appended event) {
        news.release();
    }

    /// Sends the log again from a sequence on; consumers ignore what they have. A sequence that was not
    /// sent yet changes nothing.
    public void resendFrom(long sequence) {
        position.moveBack(sequence - 1);
        news.release();
    }

    /// How many events of the log the broker has not acknowledged.
    public long lag() {
        return log.head().sequence() - position.marked();
    }

    private interface Duty {
        void perform() throws SQLException, InterruptedException;
    }

    private void whileRunning(Duty duty) {
        while (running) {
            try {
                duty.perform();
            } catch (InterruptedException e) {
                return;
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warnf(e, "Relaying failed; starts again from the first unmarked event");
                }
                rest();
            }
        }
    }

    private void lead() throws SQLException, InterruptedException {
        Optional<SessionLock> taken = SessionLock.tryTake(database, DUTY);
        if (taken.isEmpty()) {
            Thread.sleep(config.pause());
            return;
        }
        try (SessionLock lock = taken.get();
                TopicWriter topic = new TopicWriter(kafka, config.topic())) {
            LOG.infof("Relay leads; topic %s", config.topic());
            if (position.marked() > 0 && topic.isEmpty()) {
                LOG.warnf("Topic %s is empty though events were relayed; the whole log is sent again", config.topic());
                position.moveBack(0);
            }
            boolean leads = true;
            while (running && leads) {
                relay(topic);
                boolean told = news.tryAcquire(config.look().toMillis(), TimeUnit.MILLISECONDS);
                news.drainPermits();
                // While there is news nobody asks after the lock: a leader that lost it can only repeat.
                leads = told || lock.held(config.pause());
            }
        }
    }

    private void relay(TopicWriter topic) throws InterruptedException {
        List<StoredEvent> batch = position.unmarked(config.batch());
        while (!batch.isEmpty() && running) {
            topic.write(batch);
            position.advance(batch.getFirst().sequence() - 1, batch.getLast().sequence());
            batch = batch.size() < config.batch() ? List.of() : position.unmarked(config.batch());
        }
    }

    private void listen() throws SQLException {
        try (Notifications notifications = new Notifications(database, CHANNEL)) {
            while (running) {
                if (notifications.await(config.look())) {
                    news.release();
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(config.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
