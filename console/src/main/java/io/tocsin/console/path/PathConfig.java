package io.tocsin.console.path;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where on a host a service stands that shares it with others.
@ConfigMapping(prefix = "tocsin.console")
public interface PathConfig {
    /// The path below which the service answers beside `/`, as `/ingest`; without it there is none.
    Optional<String> path();
}
