package io.tocsin.ingest.document;

import java.io.IOException;

/// A document whose bytes ceased to come before their end: its sender broke off. Nothing of it is kept.
public final class BrokenStream extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenStream(IOException cause) {
        super("The document ended before it was complete: " + cause.getMessage(), cause);
    }
}
