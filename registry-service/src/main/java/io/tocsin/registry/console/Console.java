package io.tocsin.registry.console;

import io.tocsin.console.Frame;
import io.tocsin.console.Frame.Neighbour;
import io.tocsin.console.Frame.Section;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The frame of every page.
@ApplicationScoped
class Console {
    static final Section WIRE = new Section("Wire", "/");
    static final Section SEARCH = new Section("Search", "/search");

    static final Section PROGRAMMES = new Section("Programmes", "/programmes");
    static final Section OVER_TIME = new Section("Over time", "/over-time");

    private static final List<Section> SECTIONS = List.of(WIRE, SEARCH, PROGRAMMES, OVER_TIME);

    private final ConsoleConfig config;

    Console(ConsoleConfig config) {
        this.config = config;
    }

    /// @param section to which the page belongs, null for none
    Frame frame(String title, @Nullable Section section) {
        return new Frame(title, "registry", SECTIONS, section, null, false, neighbours());
    }

    private List<Neighbour> neighbours() {
        return Stream.concat(
                        config.ingestUrl().stream().map(url -> new Neighbour("Ingest", url)),
                        config.notifyUrl().stream().map(url -> new Neighbour("Notify", url)))
                .toList();
    }

    /// Whether a path leads to a page for people, and not to the interface for programs.
    static boolean isPage(String path) {
        String absolute = path.startsWith("/") ? path : "/" + path;
        return !absolute.startsWith("/v1/") && !absolute.startsWith("/q/");
    }
}
