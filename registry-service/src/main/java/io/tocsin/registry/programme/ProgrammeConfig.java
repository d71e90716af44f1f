package io.tocsin.registry.programme;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How often the figures of programmes are counted anew.
@ConfigMapping(prefix = "tocsin.registry.programmes")
public interface ProgrammeConfig {
    /// How long counted figures are given out before it is looked whether anything was folded since.
    @WithDefault("1s")
    Duration freshFor();
}
