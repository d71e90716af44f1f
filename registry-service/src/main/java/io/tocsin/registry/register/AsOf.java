package io.tocsin.registry.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The two times that a question is about.
///
/// @param knownAt as known then; null for all that is known now
/// @param validAt as it was valid then, by what the documents say; null for the latest of what is known
public record AsOf(@Nullable Instant knownAt, @Nullable Instant validAt) {
    /// The latest of what is known now.
    public static final AsOf NOW = new AsOf(null, null);

    /// Whether current state answers it.
    public boolean isNow() {
        return knownAt == null && validAt == null;
    }
}
