package io.tocsin.notify.vault;

import org.jspecify.annotations.Nullable;

/// A secret as it is kept.
///
/// @param row where it belongs
/// @param bytes what stands in the column: the nonce and what is encrypted, or the secret itself where
/// there is no key
/// @param key the id of the key under which it is encrypted, null where it is not
public record Sealed(RowId row, byte[] bytes, @Nullable String key) {
    /// Says nothing of the secret: it may end up in a log.
    @Override
    public String toString() {
        return "Sealed[" + row.text() + ", key=" + key + "]";
    }
}
