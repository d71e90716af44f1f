package io.tocsin.ingest.list;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of what a list may do without an operator.
@ConfigMapping(prefix = "tocsin.ingest.guard")
public interface GuardConfig {
    /// How many entries may go in any case.
    @WithDefault("5")
    int removalsAlways();

    /// The share of the entries before that may go, 0 to 1.
    @WithDefault("0.02")
    double removalsShare();

    /// The most entries that a list may have: all that changed are held in memory.
    @WithDefault("500000")
    int maxEntries();
}
