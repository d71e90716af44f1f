package io.tocsin.notify.egress;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The guard's defaults, and what a test sets.
record Settings(
        Optional<List<String>> allowHttp,
        Optional<List<String>> allow,
        Optional<List<String>> deny,
        Optional<Path> trust,
        int connectionsPerAddress,
        int identities,
        Duration identityLinger,
        List<Integer> ports,
        Duration resolveTimeout,
        int maxUrlLength)
        implements EgressConfig {

    Settings() {
        this(List.of(), List.of(), List.of(), null);
    }

    private Settings(List<String> http, List<String> allow, List<String> deny, @Nullable Path trust) {
        this(
                Optional.of(http),
                Optional.of(allow),
                Optional.of(deny),
                Optional.ofNullable(trust),
                64,
                2,
                Duration.ofSeconds(5),
                List.of(443, 8443),
                Duration.ofSeconds(2),
                2048);
    }

    Settings withHttp(List<String> blocks) {
        return new Settings(blocks, allow.orElseThrow(), deny.orElseThrow(), trust.orElse(null));
    }

    Settings allowing(String... entries) {
        return new Settings(allowHttp.orElseThrow(), List.of(entries), deny.orElseThrow(), trust.orElse(null));
    }

    Settings denying(String... blocks) {
        return new Settings(allowHttp.orElseThrow(), allow.orElseThrow(), List.of(blocks), trust.orElse(null));
    }

    Settings trusting(Path file) {
        return new Settings(allowHttp.orElseThrow(), allow.orElseThrow(), deny.orElseThrow(), file);
    }
}
