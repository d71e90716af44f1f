package io.tocsin.notify.tenant;

import io.tocsin.notify.access.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Stands before every route that is not an operator's alone, and not open to all: counts the request and
/// puts it behind the wall.
final class TenantFilter {
    private static final String OPERATOR = "operator";

    private final Caller caller;
    private final RequestLimit limit;
    private final CurrentTenant current;

    TenantFilter(Caller caller, RequestLimit limit, CurrentTenant current) {
        this.caller = caller;
        this.limit = limit;
        this.current = current;
    }

    @ServerRequestFilter
    void enter(ResourceInfo route) {
        if (isForTenants(route)) {
            String tenant = caller.tenant();
            limit.count(tenant);
            current.enter(tenant);
        }
    }

    private static boolean isForTenants(ResourceInfo route) {
        RolesAllowed allowed = allowed(route);
        return allowed != null && !Arrays.stream(allowed.value()).allMatch(OPERATOR::equals);
    }

    private static @Nullable RolesAllowed allowed(ResourceInfo route) {
        Method method = route.getResourceMethod();
        RolesAllowed own = method.getAnnotation(RolesAllowed.class);
        return own != null ? own : route.getResourceClass().getAnnotation(RolesAllowed.class);
    }
}
