package io.tocsin.notify.console;

import io.quarkus.security.identity.SecurityIdentity;
import io.tocsin.console.Frame;
import io.tocsin.console.Frame.Neighbour;
import io.tocsin.console.Frame.Section;
import io.tocsin.console.signin.StrangerFrame;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The frame of every page.
@ApplicationScoped
class Console implements StrangerFrame {
    static final Section ENDPOINTS = new Section("Endpoints", "/");
    static final Section PAYLOADS = new Section("Payloads", "/payloads");
    static final Section SENDING = new Section("Sending", "/sending");

    private static final String SERVICE = "notify";
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
        return caller.isAnonymous()
                ? stranger(title)
                : new Frame(
                        title,
                        SERVICE,
                        isOperator() ? List.of(ENDPOINTS, PAYLOADS, SENDING) : List.of(ENDPOINTS, PAYLOADS),
                        section,
                        caller.getPrincipal().getName(),
                        isOperator(),
                        neighbours());
    }

    @Override
    public Frame stranger(String title) {
        return new Frame(title, SERVICE, List.of(), null, null, false, neighbours());
    }

    /// Whether the caller sees over all tenants.
    boolean isOperator() {
        return caller.hasRole(OPERATOR);
    }

    /// Whether the caller has endpoints: an operator alone has none.
    boolean isSubscriber() {
        return caller.getRoles().stream().anyMatch(role -> role.startsWith("subscriber"));
    }

    private List<Neighbour> neighbours() {
        return Stream.concat(
                        config.ingestUrl().stream().map(url -> new Neighbour("Ingest", url)),
                        config.registryUrl().stream().map(url -> new Neighbour("Registry", url)))
                .toList();
    }
}
