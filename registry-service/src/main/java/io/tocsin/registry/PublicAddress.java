package io.tocsin.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;

/// Where the registry is for the world: as configured, or as it was asked.
@ApplicationScoped
public class PublicAddress {
    private final Optional<URI> configured;

    PublicAddress(PublicConfig config) {
        this.configured =
                config.publicUrl().map(url -> URI.create(url.toString().replaceFirst("/*$", "/")));
    }

    /// As configured, if it is; the address ends in `/`.
    public Optional<URI> configured() {
        return configured;
    }

    /// An address that ends in `/`.
    public URI site(UriInfo request) {
        return configured.orElseGet(request::getBaseUri);
    }
}
