package io.tocsin.registry.console;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// What surrounds the pages, and how much stands on one.
@ConfigMapping(prefix = "tocsin.console")
public interface ConsoleConfig {
    /// The public address of ingest's console, where the documents are; without it there is no link to them.
    Optional<URI> ingestUrl();

    /// The public address of notify's console; without it there is no link to it.
    Optional<URI> notifyUrl();

    /// How often the wire looks for news.
    @WithDefault("5s")
    Duration refresh();

    /// How many lines stand on a page of the wire.
    @WithDefault("60")
    int lines();

    /// How many designations stand on a page of a search.
    @WithDefault("25")
    int results();

    /// How many events a designation's timeline tells, the newest.
    @WithDefault("200")
    int events();
}
