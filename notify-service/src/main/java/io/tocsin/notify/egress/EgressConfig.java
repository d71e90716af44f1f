package io.tocsin.notify.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where this installation lets webhooks go.
@ConfigMapping(prefix = "tocsin.notify.egress")
public interface EgressConfig {
    /// Blocks of addresses that may be called with http, on any port, when the URL states the address
    /// itself.
    /// Empty: none. It is meant for trials on one machine.
    Optional<List<String>> allowHttp();

    /// The ports that may be called with https.
    @WithDefault("443,8443")
    List<Integer> ports();

    /// How long the resolution of a name may take.
    @WithDefault("2s")
    Duration resolveTimeout();

    /// How long a URL may be, in characters.
    @WithDefault("2048")
    int maxUrlLength();
}
