package io.tocsin.ingest.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.tocsin.console.Frame;
import io.tocsin.console.Frame.Neighbour;
import io.tocsin.console.Frame.Section;
import io.tocsin.console.signin.StrangerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What every page of the console asks for: its frame, and what surrounds the time it is made at.
@ApplicationScoped
class Console implements StrangerFrame {
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

    @Override
    public Frame stranger(String title) {
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
}
