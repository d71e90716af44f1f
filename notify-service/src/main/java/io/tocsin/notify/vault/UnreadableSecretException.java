package io.tocsin.notify.vault;

/// A secret that is kept and cannot be read: it was changed, or moved, or its key is not there.
public final class UnreadableSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableSecretException(String message) {
        super(message);
    }
}
