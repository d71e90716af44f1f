package io.tocsin.registry.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What counting by facets may cost.
@ConfigMapping(prefix = "tocsin.registry.facets")
public interface FacetConfig {
    /// How many values of a facet are told.
    @WithDefault("25")
    int values();

    /// How many answers are kept until something is folded.
    @WithDefault("500")
    int kept();

    /// How many are counted at the same time; others wait.
    @WithDefault("2")
    int atOnce();

    /// How long others wait.
    @WithDefault("2s")
    Duration waitAtMost();

    /// After how long one that found no place may come again.
    @WithDefault("5s")
    Duration comeAgainAfter();
}
