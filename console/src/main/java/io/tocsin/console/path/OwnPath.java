package io.tocsin.console.path;

import java.util.Optional;
import java.util.regex.Pattern;

/// The path of a service on a host that it shares with others: what is asked for below it, and what leads
/// there.
///
/// @param prefix as `/ingest`
record OwnPath(String prefix) {
    private static final Pattern WRITTEN = Pattern.compile("/[a-z0-9][a-z0-9-]*");
    /// The attributes of our pages that lead somewhere, where they lead to a place of this service.
    private static final Pattern LINK =
            Pattern.compile("(\\s(?:href|src|action|formaction|hx-get|hx-post|hx-push-url)=\")(?=/(?!/))");

    OwnPath {
        if (!WRITTEN.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "tocsin.console.path is one step of a path, as /ingest, and not: " + prefix);
        }
    }

    /// What is asked of the service itself by a path on the host; empty where it is not below this one.
    Optional<String> inside(String path) {
        return path.startsWith(prefix + "/") ? Optional.of(path.substring(prefix.length())) : Optional.empty();
    }

    /// The address by which somebody on the host finds a place of the service; others stay as they are.
    String address(String address) {
        return address.startsWith("/") && !address.startsWith("//") ? prefix + address : address;
    }

    /// A page of the service with its links as they are right on the host.
    String page(String html) {
        return LINK.matcher(html).replaceAll("$1" + prefix);
    }
}
