package io.tocsin.notify.signature;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What stands in `webhook-signature`: `v1` by each secret of the subscription, then `v1a` by each of the
/// service's own keys that signs now.
@ApplicationScoped
public class Signatures {
    private final SigningKeys keys;
    private final SharedSignatures shared;

    Signatures(SigningKeys keys, SignatureConfig config, MeterRegistry meters) {
        this.keys = keys;
        this.shared = new SharedSignatures(config.shared());
        FunctionCounter.builder("tocsin.notify.signatures.made", shared, SharedSignatures::made)
                .description("Signatures made by the service's own keys")
                .register(meters);
    }

    /// The value of the header.
    ///
    /// @param secrets the subscription's secrets that sign now, the newest first
    /// @param id the value of `webhook-id`
    /// @param timestamp the value of `webhook-timestamp`, in seconds
    public String of(List<WebhookSecret> secrets, String id, long timestamp, byte[] body) {
        return Stream.concat(
                        secrets.stream().map(secret -> WebhookSigner.signature(secret, id, timestamp, body)),
                        keys.signing().stream().map(key -> shared.of(key, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }
}
