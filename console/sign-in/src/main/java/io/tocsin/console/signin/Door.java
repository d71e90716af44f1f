package io.tocsin.console.signin;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Where a browser is led.
public final class Door {
    private Door() {}

    /// Leads on to another page. The address stays relative: what stands before us may have another name.
    public static Response.ResponseBuilder to(String path) {
        return Response.status(Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }

    /// Leads whoever asked for a page to the sign-in, and from there back to it. A part of a page that
    /// refreshes itself must not show the sign-in inside of the page: it leads the whole page there.
    public static Response toSignIn(ContainerRequestContext request) {
        if (request.getHeaderString("HX-Request") != null) {
            return Response.status(Status.UNAUTHORIZED)
                    .header("HX-Redirect", "/sign-in")
                    .build();
        }
        return to(signIn(request)).build();
    }

    /// Whether a request is for a page for people, and not for the interface for programs.
    public static boolean isPage(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        String absolute = path.startsWith("/") ? path : "/" + path;
        return !absolute.startsWith("/v1/") && !absolute.startsWith("/q/") && !absolute.startsWith("/.well-known/");
    }

    private static String signIn(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String then = asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
        return request.getMethod().equals("GET") && !then.equals("/")
                ? "/sign-in?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8)
                : "/sign-in";
    }
}
