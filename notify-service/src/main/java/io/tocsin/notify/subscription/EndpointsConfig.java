package io.tocsin.notify.subscription;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/// Whether endpoints must show that they want what is sent to them.
@ConfigMapping(prefix = "tocsin.notify.endpoints")
public interface EndpointsConfig {
    /// Whether a new URL gets nothing but tests until it has answered 2xx to one.
    @WithDefault("true")
    boolean prove();

    /// How long to wait before each of the tests that are sent without being asked for.
    @WithDefault("0s,10s,1m,10m")
    List<Duration> tests();

    /// How many of them one replica sends at the same time.
    @WithDefault("32")
    int testsAtOnce();
}
