package io.tocsin.console.path;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/// Where a request came in below the path of the service on a shared host, the answer's links and the address
/// that it leads to are below it as well.
@Provider
class LinksBelow implements ContainerResponseFilter {
    private static final String MARK = "tocsin.own-path";
    private static final List<String> LEADING = List.of("Location", "HX-Redirect", "HX-Location", "HX-Push-Url");

    private final RoutingContext asked;

    @Inject
    LinksBelow(RoutingContext asked) {
        this.asked = asked;
    }

    /// Remembers for the answer below which path the request came in.
    static void mark(RoutingContext asked, OwnPath path) {
        asked.put(MARK, path);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        OwnPath path = asked.get(MARK);
        if (path == null) {
            return;
        }
        for (String header : LEADING) {
            response.getHeaders()
                    .computeIfPresent(
                            header,
                            (name, values) -> values.stream()
                                    .<Object>map(value -> path.address(value.toString()))
                                    .toList());
        }
        if (response.getEntity() instanceof String html
                && MediaType.TEXT_HTML_TYPE.isCompatible(response.getMediaType())) {
            response.setEntity(path.page(html));
        }
    }
}
