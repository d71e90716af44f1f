package io.tocsin.notify.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The keys under which secrets are kept.
@ConfigMapping(prefix = "tocsin.notify.vault")
public interface VaultConfig {
    /// Keys of AES-256, each `id:base64` of 32 bytes. The first encrypts, all decrypt. None: secrets stand
    /// in the database as they are.
    Optional<List<String>> keys();

    /// Whether to refuse to start without a key.
    @WithDefault("false")
    boolean required();

    /// How many secrets are encrypted anew in one transaction.
    @WithDefault("500")
    int batch();

    /// How long to let the database be between two such transactions.
    @WithDefault("50ms")
    Duration pause();
}
