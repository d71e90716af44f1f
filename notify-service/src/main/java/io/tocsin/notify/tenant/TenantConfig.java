package io.tocsin.notify.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// What one tenant may do to the others, and what keeps them apart.
@ConfigMapping(prefix = "tocsin.notify.tenant")
public interface TenantConfig {
    /// How many requests a tenant may make in a minute, at each replica. He may make them all at once.
    @WithDefault("1200")
    int requestsPerMinute();

    /// Another number for tenants by name.
    Map<String, Integer> requestsPerMinuteOf();

    /// Of how many tenants requests are counted at the same time.
    @WithDefault("10000")
    int maxCounted();

    /// Whether the database must keep tenants apart, too.
    @WithDefault("where-possible")
    Need wall();

    /// What to do where the database does not let the service put it up.
    enum Need {
        /// Do without, and say so in the log.
        WHERE_POSSIBLE,
        /// Do not start.
        REQUIRED
    }
}
