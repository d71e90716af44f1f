package io.tocsin.registry.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a digest of the whole register may cost.
@ConfigMapping(prefix = "tocsin.registry.digest")
public interface DigestConfig {
    /// How long an answer serves again while nothing was folded since.
    @WithDefault("10s")
    Duration freshFor();
}
