package io.tocsin.designation.event;

/// A text that is no event this version can apply. A consumer that meets one stops and says so; it never
/// skips.
public final class UnreadableEvent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message what is wrong, with the bad value
    UnreadableEvent(String message) {
        super(message);
    }

    UnreadableEvent(String message, Throwable cause) {
        super(message, cause);
    }
}
