package io.tocsin.notify.circuit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// When an endpoint that fails is left alone, and when for good.
@ConfigMapping(prefix = "tocsin.notify.circuit")
public interface CircuitConfig {
    /// How many failures in a row open the circuit.
    @WithDefault("5")
    int failures();

    /// How long it stays open at first; twice as long after each trial that fails.
    @WithDefault("30s")
    Duration pause();

    /// How long it stays open at most.
    @WithDefault("15m")
    Duration longestPause();

    /// After so long of nothing but failures, with a delivery given up, the subscription is disabled.
    @WithDefault("5d")
    Duration disableAfter();
}
