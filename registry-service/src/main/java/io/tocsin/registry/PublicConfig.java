package io.tocsin.registry;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// How the registry is reached from outside.
@ConfigMapping(prefix = "tocsin.registry")
public interface PublicConfig {
    /// The address in what leaves the service (feeds, exports); where it is absent, the one that was asked
    /// at.
    Optional<URI> publicUrl();
}
