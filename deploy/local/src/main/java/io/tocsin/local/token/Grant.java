package io.tocsin.local.token;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/// What a token grants.
///
/// @param roles at least one
/// @param tenant whose subscriptions
/// @param lifetime from now on
public record Grant(Set<Role> roles, String tenant, Duration lifetime) {
    public static final String LOCAL_TENANT = "local";
    public static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 3660;

    public Grant {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("A token needs a role: operator, subscriber or subscriber-read.");
        }
        if (!tenant.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}")) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot name a tenant: letters, digits, '.', '_' and '-' can, up to 64.".formatted(tenant));
        }
        if (lifetime.compareTo(Duration.ofDays(1)) < 0 || lifetime.compareTo(Duration.ofDays(MAX_DAYS)) > 0) {
            throw new IllegalArgumentException(
                    "A token is good for 1 to %d days, not for %d.".formatted(MAX_DAYS, lifetime.toDays()));
        }
        roles = Set.copyOf(roles);
    }

    /// All that there is, for the person who started Tocsin.
    public static Grant operator() {
        return new Grant(EnumSet.of(Role.OPERATOR, Role.SUBSCRIBER), LOCAL_TENANT, Duration.ofDays(DEFAULT_DAYS));
    }
}
