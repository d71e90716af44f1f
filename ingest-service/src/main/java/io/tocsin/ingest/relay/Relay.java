package io.tocsin.ingest.relay;

import io.tocsin.ingest.postgres.Notifications;
import io.tocsin.ingest.postgres.SessionLock;
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

/// Carries a numbered table to its topic, in order, led by one replica. It sends, waits for the
/// acknowledgement, and only then marks; after any failure it starts again from the first unmarked row
/// with a new producer: the topic may repeat, but never skips or reorders the first occurrences.
public final class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);

    private final DataSource database;
    private final RelayConfig config;
    private final Map<String, Object> kafka;
    private final Relayed table;
    private final Route route;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean running;
    private @Nullable Thread sender;
    private @Nullable Thread listener;

    /// From where to where.
    ///
    /// @param duty under which one replica leads
    /// @param channel on which PostgreSQL tells of new rows
    /// @param topic to which they go
    public record Route(String duty, String channel, String topic) {}

    public Relay(DataSource database, RelayConfig config, Map<String, Object> kafka, Relayed table, Route route) {
        this.database = database;
        this.config = config;
        this.kafka = kafka;
        this.table = table;
        this.route = route;
    }

    /// Begins, where this replica may relay.
    public void start() {
        if (config.enabled()) {
            running = true;
            sender = Thread.ofPlatform().name(route.duty()).start(() -> whileRunning(this::lead));
            listener = Thread.ofPlatform()
                    .name(route.duty() + "-listener")
                    .daemon()
                    .start(() -> whileRunning(this::listen));
        }
    }

    /// Ends, and waits a little for what is under way.
    public void stop() throws InterruptedException {
        running = false;
        for (Thread thread : new @Nullable Thread[] {sender, listener}) {
            if (thread != null) {
                thread.interrupt();
                thread.join(Duration.ofSeconds(5));
            }
        }
    }

    /// There is a new row; costs next to nothing.
    public void wake() {
        news.release();
    }

    /// Sends again from a number on; consumers ignore what they have. A number that was not sent yet
    /// changes nothing.
    public void resendFrom(long number) {
        table.moveBack(number - 1);
        news.release();
    }

    /// How many rows the broker has not acknowledged.
    public long lag() {
        return table.last() - table.marked();
    }

    /// The number of the last row.
    public long last() {
        return table.last();
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
                    LOG.warnf(e, "Relaying failed; starts again from the first unmarked row: %s", route.duty());
                }
                rest();
            }
        }
    }

    private void lead() throws SQLException, InterruptedException {
        Optional<SessionLock> taken = SessionLock.tryTake(database, route.duty());
        if (taken.isEmpty()) {
            Thread.sleep(config.pause());
            return;
        }
        try (SessionLock lock = taken.get();
                TopicWriter topic = new TopicWriter(kafka, route.topic())) {
            LOG.infof("Relay leads; topic %s", route.topic());
            if (table.marked() > 0 && topic.isEmpty()) {
                LOG.warnf("Topic %s is empty though it was written to; all of it is sent again", route.topic());
                table.moveBack(0);
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
        List<Message> batch = table.unmarked(config.batch());
        while (!batch.isEmpty() && running) {
            topic.write(batch);
            table.advance(batch.getFirst().number() - 1, batch.getLast().number());
            batch = batch.size() < config.batch() ? List.of() : table.unmarked(config.batch());
        }
    }

    private void listen() throws SQLException {
        try (Notifications notifications = new Notifications(database, route.channel())) {
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
