package io.tocsin.notify.format;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Optional;

/// What messages point to.
@ConfigMapping(prefix = "tocsin.notify")
public interface FormatConfig {
    /// Where receivers reach the registry: messages link to its pages; without it they have no such link.
    Optional<URI> registryAddress();
}
