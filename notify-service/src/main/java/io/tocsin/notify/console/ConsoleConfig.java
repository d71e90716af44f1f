package io.tocsin.notify.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What surrounds the pages, and how much stands on one.
@ConfigMapping(prefix = "tocsin.console")
public interface ConsoleConfig {
    /// The public address of ingest's console; without it there is no link to it.
    Optional<URI> ingestUrl();

    /// The public address of registry's console; without it there is no link to it.
    Optional<URI> registryUrl();

    /// How often the overviews refresh themselves.
    @WithDefault("10s")
    Duration refresh();

    /// How often the attempts that are watched live are looked at.
    @WithDefault("2s")
    Duration live();

    /// How many endpoints stand on a page.
    @WithDefault("50")
    int endpoints();

    /// How many deliveries stand on a page.
    @WithDefault("50")
    int deliveries();

    /// How many of the latest attempts stand on a page.
    @WithDefault("50")
    int attempts();

    /// How many tenants stand on a page.
    @WithDefault("50")
    int tenants();
}
