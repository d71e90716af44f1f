package io.tocsin.ingest.freshness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often the heartbeat is given.
@ConfigMapping(prefix = "tocsin.ingest.operations")
public interface HeartbeatConfig {
    /// From one heartbeat to the next; each is kept for ever, as every operation is.
    @WithDefault("1m")
    Duration heartbeat();
}
