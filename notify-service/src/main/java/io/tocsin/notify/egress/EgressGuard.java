package io.tocsin.notify.egress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;

/// Decides where webhooks may go, so that no subscriber can make this service call what only this service
/// can
/// reach. Asked when a subscription is made, when its URL changes, and before each attempt; the caller
/// connects to
/// the address of the verdict and to no other.
@ApplicationScoped
public class EgressGuard {
    private final List<AddressRange> plainHttp;
    private final AllowList allowed;
    private final List<AddressRange> denied;
    private final List<Integer> ports;
    private final int maxUrlLength;
    private final Resolver resolver;

    @Inject
    EgressGuard(EgressConfig config) {
        this(config, Resolver.system(config.resolveTimeout()));
    }

    EgressGuard(EgressConfig config, Resolver resolver) {
        this.plainHttp = config.allowHttp().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .toList();
        this.allowed = AllowList.parse(config.allow().orElse(List.of()));
        this.denied = config.deny().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .toList();
        this.ports = List.copyOf(config.ports());
        this.maxUrlLength = config.maxUrlLength();
        this.resolver = resolver;
    }

    /// Vets the URL and every address that its name stands for now. One forbidden address among them
    /// refuses all.
    public Verdict vet(String url) {
        if (url.length() > maxUrlLength) {
            return new Verdict.Refused("The URL is longer than " + maxUrlLength + " characters.");
        }
        try {
            EndpointUrl endpoint = EndpointUrl.parse(url);
            return switch (endpoint.uri().getScheme().toLowerCase(Locale.ROOT)) {
                case "https" -> https(endpoint);
                case "http" -> http(endpoint);
                default -> new Verdict.Refused("The URL must begin with https://.");
            };
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(String.valueOf(e.getMessage()));
        }
    }

    private Verdict http(EndpointUrl endpoint) {
        InetAddress literal = endpoint.literal();
        if (literal == null || plainHttp.stream().noneMatch(range -> range.contains(literal))) {
            return new Verdict.Refused("The URL must begin with https://; http is not allowed for this address.");
        }
        return new Verdict.Allowed(endpoint.uri(), literal);
    }

    private Verdict https(EndpointUrl endpoint) {
        InetAddress literal = endpoint.literal();
        return literal == null ? named(endpoint) : vetted(endpoint, List.of(literal));
    }

    private Verdict named(EndpointUrl endpoint) {
        String name = endpoint.uri().getHost();
        try {
            return vetted(endpoint, resolver.resolve(name));
        } catch (UnknownHostException e) {
            return new Verdict.Refused("The name " + name + " cannot be resolved.");
        }
    }

    /// What the operator has allowed by name or address needs neither be public nor have a usual port.
    private Verdict vetted(EndpointUrl endpoint, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            return new Verdict.Refused("The name " + endpoint.uri().getHost() + " stands for no address.");
        }
        boolean known =
                allowed.names(endpoint.uri().getHost()) || addresses.stream().allMatch(allowed::contains);
        int port = endpoint.uri().getPort();
        if (!known && port >= 0 && !ports.contains(port)) {
            return new Verdict.Refused("Port " + port + " is not among the allowed ones: " + ports + ".");
        }
        for (InetAddress address : addresses) {
            if (!known && !allowed.contains(address) && isForbidden(address)) {
                return new Verdict.Refused("The address " + address.getHostAddress()
                        + " is not a public one; webhooks go to public addresses only.");
            }
        }
        return new Verdict.Allowed(endpoint.uri(), addresses.getFirst());
    }

    private boolean isForbidden(InetAddress address) {
        return ForbiddenRanges.contains(address) || denied.stream().anyMatch(range -> range.contains(address));
    }
}
