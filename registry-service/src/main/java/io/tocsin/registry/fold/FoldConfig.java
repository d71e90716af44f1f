package io.tocsin.registry.fold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patient the fold is.
@ConfigMapping(prefix = "tocsin.registry.fold")
public interface FoldConfig {
    /// The log's topic; it has exactly one partition.
    @WithDefault("${tocsin.topic.designations:designations}")
    String topic();

    /// How long a missing event may come late before the fold seeks back for it, and again before it
    /// alarms.
    @WithDefault("2s")
    Duration patience();

    /// After a halt, how long until the first new try; each further one waits twice as long.
    @WithDefault("1s")
    Duration retryAfter();

    /// The longest time between two tries.
    @WithDefault("1m")
    Duration retryAtMost();

    /// How often the fold looks whether the database still has what was applied.
    @WithDefault("5s")
    Duration lookBack();

    /// How often the fold looks whether a try is due.
    @WithDefault("250ms")
    Duration tick();

    /// How long the broker may take to say where the topic begins.
    @WithDefault("5s")
    Duration brokerTimeout();
}
