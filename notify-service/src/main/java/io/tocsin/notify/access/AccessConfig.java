package io.tocsin.notify.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How callers are told apart.
@ConfigMapping(prefix = "tocsin.notify")
public interface AccessConfig {
    /// The claim of a token that names the tenant.
    @WithDefault("tenant")
    String tenantClaim();
}
