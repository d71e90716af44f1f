package io.tocsin.registry.facts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a sheet of facts may cost.
@ConfigMapping(prefix = "tocsin.registry.facts")
public interface FactConfig {
    /// How many events a designation may have for its facts to be traced; with more it is refused.
    @WithDefault("10000")
    int maxEvents();
}
