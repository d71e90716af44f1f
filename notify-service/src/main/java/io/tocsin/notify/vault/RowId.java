package io.tocsin.notify.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Which row a secret belongs to. It is bound to what is encrypted, so that a secret that was moved to
/// another row cannot be read there.
///
/// @param text as `own.secret/17/...`
public record RowId(String text) {
    /// A secret that signs for a subscription.
    public static RowId webhookSecret(long id, UUID subscription) {
        return of(SecretKind.WEBHOOK_SECRET, id + "/" + subscription);
    }

    /// The seed of one of the service's own keys.
    public static RowId signingSeed(long id) {
        return of(SecretKind.SIGNING_SEED, Long.toString(id));
    }

    /// What a receiver asks of those who call it.
    public static RowId receiver(UUID subscription) {
        return of(SecretKind.RECEIVER, subscription.toString());
    }

    static RowId of(SecretKind kind, String identity) {
        return new RowId(kind.table() + "/" + identity);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
