package io.tocsin.notify.egress;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Where this installation lets webhooks go.
@ConfigMapping(prefix = "tocsin.notify.egress")
public interface EgressConfig {
    /// Blocks of addresses that may be called with http, on any port, when the URL states the address
    /// itself.
    /// Empty: none. It is meant for trials on one machine.
    Optional<List<String>> allowHttp();

    /// Receivers that are not public and may be called with https all the same, on any port: names as
    /// `hooks.example.internal`, which may stand for any address, and blocks of addresses as `10.20.0.0/16`.
    Optional<List<String>> allow();

    /// Blocks of addresses that must not be called though they are public: this installation's own, and a
    /// NAT64 prefix of the network's.
    Optional<List<String>> deny();

    /// A file in PEM of certificate authorities to believe beside those of the JDK.
    Optional<Path> trust();

    /// How many connections to one address there may be.
    @WithDefault("64")
    int connectionsPerAddress();

    /// How many certificates of ours have connections at a time.
    @WithDefault("100")
    int identities();

    /// How long the connections of a certificate that had to give way live on, for what is under way.
    @WithDefault("2m")
    Duration identityLinger();

    /// The ports that may be called with https.
    @WithDefault("443,8443")
    List<Integer> ports();

    /// How long the resolution of a name may take.
    @WithDefault("2s")
    Duration resolveTimeout();

    /// How long a URL may be, in characters.
    @WithDefault("2048")
    int maxUrlLength();
}
