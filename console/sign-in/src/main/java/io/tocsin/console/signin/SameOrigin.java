package io.tocsin.console.signin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses what another site makes a browser send: a request that changes something and is carried by a
/// browser must come from a page of ours. Programs send neither of the two headers, and no cookie.
@Provider
@PreMatching
class SameOrigin implements ContainerRequestFilter {
    private static final Set<String> CHANGE_NOTHING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String ORIGIN = "Origin";

    @Override
    public void filter(ContainerRequestContext request) {
        if (CHANGE_NOTHING.contains(request.getMethod()) || !byCookie(request)) {
            return;
        }
        if (!ours(
                request.getHeaderString(FETCH_SITE),
                request.getHeaderString(ORIGIN),
                request.getHeaderString(HttpHeaders.HOST))) {
            request.abortWith(Response.status(Status.FORBIDDEN)
                    .type(MediaType.TEXT_PLAIN)
                    .entity("Refused: the form was not sent from a page of this console.")
                    .build());
        }
    }

    /// Sign-in itself has no cookie yet; to be signed in as somebody else is a trick, too.
    private static boolean byCookie(ContainerRequestContext request) {
        return request.getCookies().containsKey(SignIn.COOKIE) || Door.isPage(request);
    }

    /// Whether the browser says that a page of this very host sent the request. An old browser may say
    /// nothing; then the cookie's own `SameSite=Strict` stands alone.
    static boolean ours(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin == null || sameHost(origin, host);
    }

    private static boolean sameHost(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getRawAuthority() instanceof String authority && authority.equals(host);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
