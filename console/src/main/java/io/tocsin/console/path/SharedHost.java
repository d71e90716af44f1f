package io.tocsin.console.path;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Lets several services share one host, each below a path of its own, whatever leads requests to them: nothing
/// in front has to rewrite anything. What is asked for below the path is answered as it is at `/`, and
/// [LinksBelow] makes its links right there. What Quarkus serves below `/q` (health, metrics) is not for the
/// outside and is not found.
@Singleton
class SharedHost {
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;
    private static final int FOUND = 302;
    private static final int NOT_FOUND = 404;

    private final PathConfig config;

    SharedHost(PathConfig config) {
        this.config = config;
    }

    void route(@Observes Router router) {
        config.path()
                .map(OwnPath::new)
                .ifPresent(path -> router.route(path.prefix() + "*")
                        .order(BEFORE_ALL_OTHERS)
                        .handler(asked -> lead(asked, path)));
    }

    private static void lead(RoutingContext asked, OwnPath path) {
        String at = asked.normalizedPath();
        if (at.equals(path.prefix())) {
            asked.response()
                    .setStatusCode(FOUND)
                    .putHeader("Location", path.prefix() + "/")
                    .end();
            return;
        }
        Optional<String> inside = path.inside(at);
        if (inside.isEmpty()) {
            asked.next();
        } else if (inside.get().startsWith("/q/") || inside.get().equals("/q")) {
            asked.response().setStatusCode(NOT_FOUND).end();
        } else {
            LinksBelow.mark(asked, path);
            String query = asked.request().query();
            asked.reroute(inside.get() + (query == null ? "" : "?" + query));
        }
    }
}
