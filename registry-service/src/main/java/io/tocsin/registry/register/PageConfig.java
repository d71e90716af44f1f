package io.tocsin.registry.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How long a page is.
@ConfigMapping(prefix = "tocsin.registry.page")
public interface PageConfig {
    /// Items where the caller names no limit.
    @WithDefault("100")
    int defaultLimit();

    /// Items at most; a higher limit is lowered to it.
    @WithDefault("1000")
    int maxLimit();
}
