package io.tocsin.embedded;

/// A server that did not start. The message is one sentence for a person: what stands in the way and what
/// to do.
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
