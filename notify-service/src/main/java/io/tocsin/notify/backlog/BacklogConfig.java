package io.tocsin.notify.backlog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How far back is looked for what is told of endpoints.
@ConfigMapping(prefix = "tocsin.notify.backlog")
public interface BacklogConfig {
    /// Of how many of the last attempts, of all endpoints together, the slowest and the failing are told.
    @WithDefault("20000")
    int attempts();

    /// Of how many of the last exhausted deliveries the reasons are told.
    @WithDefault("10000")
    int exhausted();

    /// How many endpoints, and how many reasons, are told at most.
    @WithDefault("50")
    int worst();
}
