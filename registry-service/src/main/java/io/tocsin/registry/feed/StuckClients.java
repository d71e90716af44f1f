package io.tocsin.registry.feed;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;

/// Closes connections whose client takes nothing any more. A stream that waits for such a client learns it
/// as it learns that one is gone; it would hold its place, or an export its transaction, for ever.
@ApplicationScoped
class StuckClients implements HttpServerOptionsCustomizer {
    private final FeedConfig config;

    StuckClients(FeedConfig config) {
        if (config.heartbeat().multipliedBy(2).compareTo(config.stuckAfter()) > 0
                || config.maxWait().compareTo(config.stuckAfter()) >= 0) {
            throw new IllegalArgumentException("tocsin.registry.feed.stuck-after, " + config.stuckAfter()
                    + ", must be above max-wait, " + config.maxWait() + ", and twice the heartbeat, "
                    + config.heartbeat() + ": a client that is only silent is not stuck");
        }
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        TimeUnit unit = options.getIdleTimeoutUnit();
        options.setWriteIdleTimeout((int) unit.convert(config.stuckAfter()));
    }
}
