package io.tocsin.registry.party;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How designations of one party are found, and what operators may write about them.
@ConfigMapping(prefix = "tocsin.registry.party")
public interface PartyConfig {
    /// Events that one transaction follows, at most.
    @WithDefault("500")
    int batch();

    /// How long until the log is looked at again where the fold wakes nobody.
    @WithDefault("1s")
    Duration poll();

    /// Of how many designations a number, or a name with a birth or country, may be for them to be compared by
    /// it. More are not one party's.
    @WithDefault("200")
    int maxSharing();

    /// Characters that an operator's reason may have.
    @WithDefault("2000")
    int maxReason();

    /// Characters that the name of who decides may have.
    @WithDefault("200")
    int maxName();
}
