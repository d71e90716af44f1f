package io.tocsin.ingest.fetch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How sources are asked.
@ConfigMapping(prefix = "tocsin.ingest.fetch")
public interface FetchConfig {
    /// Who asks. Some authorities refuse what does not begin so, and an operator should say whom to call.
    @WithDefault("Mozilla/5.0 (compatible; Tocsin/${quarkus.application.version:dev}; +https://tocsin.example/contact)")
    String userAgent();

    /// How long a connection may take to open.
    @WithDefault("10s")
    Duration connectTimeout();

    /// How long one look may take from the first byte sent to the last received.
    @WithDefault("10m")
    Duration timeLimit();

    /// How many redirects are followed, to allowed hosts alone.
    @WithDefault("3")
    int maxRedirects();

    /// How often the watcher sees which sources are due.
    @WithDefault("1s")
    Duration tick();

    /// How many texts of a feed are taken in one look.
    @WithDefault("200")
    int maxFeedItems();
}
