package io.tocsin.registry.register;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What a search may ask.
@ConfigMapping(prefix = "tocsin.registry.search")
public interface SearchConfig {
    /// How many characters a name or search may have, at most 250; a longer one is refused.
    @WithDefault("200")
    int maxLength();

    /// How many values one filter may have; more are refused.
    @WithDefault("100")
    int maxValues();

    /// How many found are ranked at once; where more are found, they are looked for class by class.
    @WithDefault("200")
    int rankAtOnce();

    /// How long one statement for a page or a count by facets may take, in whole seconds; then it is broken off.
    @WithDefault("10s")
    Duration statementTimeout();
}
