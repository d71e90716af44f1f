package io.tocsin.ingest.log;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.UUID;

/// The log's identity and limits.
@ConfigMapping(prefix = "tocsin.ingest.log")
public interface LogConfig {
    /// The id of this log: the ids of its events follow from it, so two installations that publish to the
    /// same subscribers need two ids. It is fixed in the database at the first start and never changes
    /// after.
    @WithDefault("6f1d5c0e-7a0b-4f0e-9d7e-3f3b6a1c2d45")
    UUID id();

    /// The largest event; Kafka's own limit for a record must be above it.
    @WithDefault("900K")
    MemorySize maxEventSize();
}
