package io.tocsin.designation.operation;

/// A text that is no operation this version can apply. A consumer that meets one stops and says so.
public final class UnreadableOperation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, with the bad value
    UnreadableOperation(String message) {
        super(message);
    }

    UnreadableOperation(String message, Throwable cause) {
        super(message, cause);
    }
}
