package io.tocsin.notify.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;

/// Makes of a `subscriber-read` a subscriber for what changes nothing: whatever is asked for by GET, and
/// previews. To no other request has he the role, on routes of today and tomorrow.
@ApplicationScoped
class Readers implements SecurityIdentityAugmentor {
    private static final String SUBSCRIBER = "subscriber";
    private static final String READER = "subscriber-read";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String PREVIEW = "/v1/subscriptions/preview";

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        return Uni.createFrom()
                .item(
                        identity.hasRole(READER) && request != null && reads(request)
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRole(SUBSCRIBER)
                                        .build()
                                : identity);
    }

    /// Without the request's attributes nothing is known to be reading.
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom().item(identity);
    }

    private static boolean reads(RoutingContext request) {
        return READING.contains(request.request().method())
                || request.request().method().equals(HttpMethod.POST)
                        && request.normalizedPath().equals(PREVIEW);
    }
}
