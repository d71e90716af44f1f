package io.tocsin.ingest.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What surrounds the pages, and how much stands on one.
@ConfigMapping(prefix = "tocsin.console")
public interface ConsoleConfig {
    /// The public address of registry's console; without it there is no link to it.
    Optional<URI> registryUrl();

    /// The public address of notify's console; without it there is no link to it.
    Optional<URI> notifyUrl();

    /// How often the overview refreshes itself.
    @WithDefault("15s")
    Duration refresh();

    /// How many runs stand on a page.
    @WithDefault("50")
    int runs();

    /// How many events stand on a page.
    @WithDefault("50")
    int events();

    /// How many entries of each kind a held run names.
    @WithDefault("200")
    int named();

    /// How many runs that wait for a decision the overview names.
    @WithDefault("20")
    int waiting();
}
