package io.tocsin.notify;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;

/// The configuration of those who configure nothing.
public final class Defaults {
    private Defaults() {}

    public static <T> T of(Class<T> mapping) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(mapping)
                .build()
                .getConfigMapping(mapping);
    }
}
