package io.tocsin.ingest.fetch;

import io.quarkus.runtime.configuration.MemorySize;
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

    /// How long one look may take, however many documents it asks for.
    @WithDefault("10m")
    Duration timeLimit();

    /// How many redirects are followed, to allowed hosts alone.
    @WithDefault("3")
    int maxRedirects();

    /// How many documents one look asks for; a channel that has more to read goes on at the next.
    @WithDefault("250")
    int maxDocuments();

    /// How many bytes one look receives.
    @WithDefault("1G")
    MemorySize maxBytes();

    /// The largest page, feed, index or text that is read; lists and their deltas stream and have the limit of
    /// documents.
    @WithDefault("16M")
    MemorySize maxTextSize();

    /// For how long an authority may ask, by `Retry-After`, not to be asked again.
    @WithDefault("6h")
    Duration maxRetryAfter();

    /// How often the watcher sees which sources are due.
    @WithDefault("1s")
    Duration tick();

    /// How many texts are taken in one look.
    @WithDefault("200")
    int maxTexts();
}
