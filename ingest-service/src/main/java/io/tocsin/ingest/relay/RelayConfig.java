package io.tocsin.ingest.relay;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the log and the operations are carried to Kafka.
@ConfigMapping(prefix = "tocsin.ingest.relay")
public interface RelayConfig {
    /// Whether this replica may relay at all.
    @WithDefault("true")
    boolean enabled();

    /// The log's topic; it has exactly one partition.
    @WithDefault("${tocsin.topic.designations:designations}")
    String topic();

    /// The operations' topic; it has exactly one partition, too.
    @WithDefault("${tocsin.topic.operations:operations}")
    String operationsTopic();

    /// How many events are read and sent before the position is marked.
    @WithDefault("1000")
    int batch();

    /// How long the relay waits for word of a new event before it looks by itself.
    @WithDefault("1s")
    Duration look();

    /// How long it waits after a failure, and before it tries again to lead.
    @WithDefault("1s")
    Duration pause();
}
