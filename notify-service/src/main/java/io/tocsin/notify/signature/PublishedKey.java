package io.tocsin.notify.signature;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One of the service's public keys as it is shown.
///
/// @param publicKey `whpk_...`
/// @param since when it began to sign
/// @param until when it stops or has stopped, null where that is not known yet
record PublishedKey(
        String publicKey, Instant since, @Nullable Instant until) {
    static PublishedKey of(SigningKeys.Published published) {
        return new PublishedKey(published.publicKey().text(), published.since(), published.until());
    }
}
