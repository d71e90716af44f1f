package io.tocsin.ingest.format;

import java.io.IOException;

/// A document asked for more than it may: its own fault, not that of the stream that carries it.
public final class LimitReached extends IOException {
    private static final long serialVersionUID = 1L;

    /// @param message one sentence that says which limit
    public LimitReached(String message) {
        super(message);
    }
}
