package io.tocsin.registry.fold;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// The log's topic as the service reads it, for tests without the service.
public final class TopicOf {
    private TopicOf() {}

    public static DesignationsTopic named(String topic, String bootstrapServers) {
        return new DesignationsTopic(Map.of("bootstrap.servers", bootstrapServers), config(topic));
    }

    static FoldConfig config(String topic) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(FoldConfig.class)
                .withDefaultValue("tocsin.registry.fold.topic", topic)
                .withDefaultValue("tocsin.registry.fold.broker-timeout", "2s")
                .build()
                .getConfigMapping(FoldConfig.class);
    }
}
