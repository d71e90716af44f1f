package io.tocsin.notify.egress;

import java.net.InetAddress;
import java.net.URI;

/// What the guard says of a URL.
public sealed interface Verdict {
    /// It may be called, and only at this address.
    ///
    /// @param uri the URL as vetted
    /// @param address the vetted address: the one to connect to, so that no second resolution can change it
    record Allowed(URI uri, InetAddress address) implements Verdict {
        /// Whether the call goes over TLS.
        public boolean tls() {
            return uri.getScheme().equals("https");
        }

        /// The port to connect to.
        public int port() {
            if (uri.getPort() >= 0) {
                return uri.getPort();
            }
            return tls() ? 443 : 80;
        }

        /// Path and query, as they go on the request line.
        public String requestUri() {
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    /// It must not be called.
    ///
    /// @param reason in a sentence for the person who chose the URL
    record Refused(String reason) implements Verdict {}
}
