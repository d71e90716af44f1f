package io.tocsin.notify.fold;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the fold waits when it cannot go on.
@ConfigMapping(prefix = "tocsin.notify.fold")
public interface FoldConfig {
    /// The first wait; each further one is twice as long.
    @WithDefault("200ms")
    Duration firstWait();

    /// The longest wait.
    @WithDefault("30s")
    Duration longestWait();

    /// How long records that were fetched before a seek may still come in and are passed over.
    @WithDefault("5s")
    Duration staleFor();

    /// How long the broker may take to say where the topics end.
    @WithDefault("2s")
    Duration brokerTimeout();
}
