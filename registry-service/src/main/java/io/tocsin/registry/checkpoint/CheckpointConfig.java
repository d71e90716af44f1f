package io.tocsin.registry.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What is signed, how often, and with which key.
@ConfigMapping(prefix = "tocsin.registry.checkpoint")
public interface CheckpointConfig {
    /// Whose log it is: the first line of each checkpoint, and the name of the key. By convention an
    /// address without its scheme, and of one installation alone.
    @WithDefault("tocsin.example/designations")
    String origin();

    /// How often a checkpoint is signed, counted from midnight UTC: at every full hour.
    @WithDefault("1h")
    Duration every();

    /// How often a replica looks whether one is due.
    @WithDefault("15s")
    Duration tick();

    /// A file with an Ed25519 private key (PEM, PKCS #8), read at each signing. Without one the registry
    /// makes a key and keeps it in its database.
    Optional<Path> key();

    /// Checkpoints of a page where the caller names no limit.
    @WithDefault("100")
    int defaultLimit();

    /// Checkpoints of a page at most; a higher limit is lowered to it.
    @WithDefault("1000")
    int maxLimit();
}
