package io.tocsin.ingest.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.tocsin.ingest.console.Frame.Section;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// What every page of the console asks for: its frame, and what surrounds the time it is made at.
@ApplicationScoped
class Console {
    private static final String OPERATOR = "operator";

    private final ConsoleConfig config;
    private final SecurityIdentity caller;

    Console(ConsoleConfig config, SecurityIdentity caller) {
        this.config = config;
        this.caller = caller;
    }

    /// The frame of a page for whoever asks for it.
    Frame frame(String title, Section section) {
        return new Frame(
                title,
                "ingest",
                section,
                who(),
                caller.hasRole(OPERATOR),
                config.registryUrl().orElse(null),
                config.notifyUrl().orElse(null));
    }

    /// The frame of a page for somebody who is not signed in, or whose token is not believed.
    Frame stranger(String title) {
        return new Frame(
                title,
                "ingest",
                Section.NONE,
                null,
                false,
                config.registryUrl().orElse(null),
                config.notifyUrl().orElse(null));
    }

    /// The name that stands in the token: it goes on record with every decision.
    String who() {
        return caller.getPrincipal().getName();
    }

    /// Leads on to another page. The address stays relative: what stands before us may have another name.
    static Response.ResponseBuilder to(String path) {
        return Response.status(Response.Status.SEE_OTHER).header(HttpHeaders.LOCATION, path);
    }

    /// Whether a path leads to a page for people, and not to the interface for programs.
    static boolean isPage(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return !absolute.startsWith("/v1/") && !absolute.startsWith("/q/");
    }
}
