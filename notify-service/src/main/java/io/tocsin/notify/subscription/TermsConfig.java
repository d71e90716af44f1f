package io.tocsin.notify.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What terms a subscriber can ask for.
@ConfigMapping(prefix = "tocsin.notify.terms")
public interface TermsConfig {
    /// The shortest time for an attempt.
    @WithDefault("1s")
    Duration minTimeout();

    /// The longest time for an attempt. Below the lease of a lane.
    @WithDefault("30s")
    Duration maxTimeout();

    /// How many requests to one endpoint may be under way.
    @WithDefault("32")
    int maxConcurrency();

    /// The highest rate that can be asked for; who wants more asks for none.
    @WithDefault("10000")
    int maxPerSecond();

    /// How many retries there may be.
    @WithDefault("20")
    int maxRetries();

    /// The shortest wait before a retry.
    @WithDefault("1s")
    Duration minRetryWait();

    /// How long all waits together may be.
    @WithDefault("10d")
    Duration maxRetrySpan();
}
