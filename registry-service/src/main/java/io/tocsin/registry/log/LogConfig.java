package io.tocsin.registry.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the log is read while it is given out.
@ConfigMapping(prefix = "tocsin.registry.log")
public interface LogConfig {
    /// How much of it is taken from the database at a time, and so held in memory for each reader.
    @WithDefault("256K")
    MemorySize chunk();

    /// How many rows the database hands over at once within a chunk.
    @WithDefault("100")
    int fetchSize();

    /// Readers at once in this process.
    @WithDefault("8")
    int atOnce();

    /// After how long one that found no place may come again.
    @WithDefault("30s")
    Duration comeAgainAfter();
}
