package io.tocsin.registry.export;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much exports may cost.
@ConfigMapping(prefix = "tocsin.registry.export")
public interface ExportConfig {
    /// Exports at once in this process; each holds a connection to the database.
    @WithDefault("4")
    int atOnce();

    /// After how long one that found no place may come again.
    @WithDefault("30s")
    Duration comeAgainAfter();

    /// How long an export may take; then its connection is closed, so that a client that reads drop
    /// by drop holds no place and no transaction for ever.
    @WithDefault("30m")
    Duration atMost();
}
