package io.tocsin.ingest.log;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.ingest.relay.Relay;
import io.tocsin.ingest.relay.Relay.Route;
import io.tocsin.ingest.relay.RelayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Map;
import javax.sql.DataSource;

/// Carries the log to its topic.
@ApplicationScoped
public class LogRelay {
    static final String CHANNEL = "tocsin_log";

    private final Relay relay;

    LogRelay(
            DataSource database,
            RelayConfig config,
            RelayPosition position,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        relay = new Relay(database, config, kafka, position, new Route("relay", CHANNEL, config.topic()));
    }

    void start(@Observes StartupEvent started) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        relay.stop();
    }

    void appended(@Observes(during = TransactionPhase.AFTER_SUCCESS) Appended event) {
        relay.wake();
    }

    /// Sends the log again from a sequence on.
    public void resendFrom(long sequence) {
        relay.resendFrom(sequence);
    }

    /// How many events of the log the broker has not acknowledged.
    public long lag() {
        return relay.lag();
    }

    /// The sequence of the log's end.
    public long last() {
        return relay.last();
    }
}
