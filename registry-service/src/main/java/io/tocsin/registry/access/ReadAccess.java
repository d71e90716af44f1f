package io.tocsin.registry.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.tocsin.registry.access.AccessConfig.Reads;
import io.tocsin.registry.problem.Problems;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Looks at the token of every request that brings one, so that a bad one is never taken for none, and asks
/// for one
/// where reading needs it.
class ReadAccess {
    private final AccessConfig config;
    private final CurrentIdentityAssociation identity;

    ReadAccess(AccessConfig config, CurrentIdentityAssociation identity) {
        this.config = config;
        this.identity = identity;
    }

    @ServerRequestFilter
    public void filter(ContainerRequestContext request) {
        boolean brought = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        if (!brought && config.reads() == Reads.TOKEN) {
            throw Problems.unauthorized("Reading needs a token here: send Authorization: Bearer <token>.");
        }
        if (brought && !isValid()) {
            throw Problems.unauthorized("The token is expired, or not signed by the configured issuer.");
        }
    }

    private boolean isValid() {
        try {
            return !identity.getIdentity().isAnonymous();
        } catch (AuthenticationFailedException e) {
            return false;
        }
    }
}
