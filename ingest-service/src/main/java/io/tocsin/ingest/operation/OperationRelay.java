package io.tocsin.ingest.operation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.tocsin.ingest.relay.Relay;
import io.tocsin.ingest.relay.Relay.Route;
import io.tocsin.ingest.relay.RelayConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import javax.sql.DataSource;

/// Carries the operations to their topic.
@ApplicationScoped
public class OperationRelay {
    private final Relay relay;

    OperationRelay(
            DataSource database,
            RelayConfig config,
            Operations operations,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Route route = new Route("operations-relay", Operations.CHANNEL, config.operationsTopic());
        relay = new Relay(database, config, kafka, operations, route);
    }

    void start(@Observes StartupEvent started) {
        relay.start();
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        relay.stop();
    }

    /// Sends the operations again from a number on.
    public void resendFrom(long number) {
        relay.resendFrom(number);
    }

    /// How many operations the broker has not acknowledged.
    public long lag() {
        return relay.lag();
    }
}
