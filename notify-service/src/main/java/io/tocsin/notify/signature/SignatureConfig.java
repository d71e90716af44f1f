package io.tocsin.notify.signature;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How the service's own keys are kept and used.
@ConfigMapping(prefix = "tocsin.notify.signature")
public interface SignatureConfig {
    /// How long a key goes on signing beside the one that follows it, unless the operator asks for
    /// another time.
    @WithDefault("7d")
    Duration overlap();

    /// The longest overlap that can be asked for.
    @WithDefault("30d")
    Duration maxOverlap();

    /// How long a replica signs with the keys that it has read before it looks for newer ones.
    @WithDefault("10s")
    Duration refresh();

    /// How many signatures by the service's own keys are kept, so that each is made once for all its
    /// endpoints.
    @WithDefault("1000")
    int shared();
}
