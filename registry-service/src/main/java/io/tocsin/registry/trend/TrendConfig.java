package io.tocsin.registry.trend;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What counting the whole register may cost.
@ConfigMapping(prefix = "tocsin.registry.trend")
public interface TrendConfig {
    /// How long a count serves, whatever is folded meanwhile.
    @WithDefault("1m")
    Duration freshFor();
}
