package io.tocsin.registry.chronicle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What the chronicle may cost.
@ConfigMapping(prefix = "tocsin.registry.chronicle")
public interface ChronicleConfig {
    /// How many events are read at most for one stretch; what many alike say is one line.
    @WithDefault("3000")
    int events();
}
