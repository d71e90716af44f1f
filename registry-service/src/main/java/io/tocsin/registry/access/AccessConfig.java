package io.tocsin.registry.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Who may read.
@ConfigMapping(prefix = "tocsin.registry")
public interface AccessConfig {
    /// Whether reading needs a token: sanctions lists are public data, an installation need not be.
    @WithDefault("public")
    Reads reads();

    /// Who reads: everybody, or whoever brings a token.
    enum Reads {
        PUBLIC,
        TOKEN
    }
}
