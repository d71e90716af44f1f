package io.tocsin.ingest.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.tocsin.console.Frame;
import io.tocsin.console.Frame.Neighbour;
import io.tocsin.console.Frame.Section;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every page of the console asks for: its frame, and what surrounds the time it is made at.
@ApplicationScoped
class Console {
    static final Section SOURCES = new Section("Sources", "/");
    static final Section RUNS = new Section("Runs", "/runs");
    static final Section POST = new Section("Post", "/post");

    private static final List<Section> SECTIONS = List.of(SOURCES, RUNS, POST);
    private static final String OPERATOR = "operator";

    private final ConsoleConfig config;
    private final SecurityIdentity caller;

    Console(ConsoleConfig config, SecurityIdentity caller) {
        this.config = config;
        this.caller = caller;
    }

    /// The frame of a page for whoever asks for it.
    ///
    /// @param section to which the page belongs, null for none
    Frame frame(String title, @Nullable Section section) {
        return new Frame(title, "ingest", SECTIONS, section, who(), caller.hasRole(OPERATOR), neighbours());
    }

    /// The frame of a page for somebody who is not signed in, or whose token is not believed.
    Frame stranger(String title) {
        return new Frame(title, "ingest", List.of(), null, null, false, neighbours());
    }

    private List<Neighbour> neighbours() {
        return Stream.concat(
                        config.registryUrl().stream().map(url -> new Neighbour("Registry", url)),
                        config.notifyUrl().stream().map(url -> new Neighbour("Notify", url)))
                .toList();
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
