package io.tocsin.ingest.snapshot;

import java.io.IOException;
import java.io.InputStream;

/// One official format of a list. An authority's package has one of these for each format it publishes.
public interface ListFormat {
    /// How many bytes of a document {@link #recognises} gets to see, at most.
    int HEAD_BYTES = 4096;

    /// Whether a document that begins so is in this format. Decides by content alone, never by a name.
    boolean recognises(byte[] head);

    /// Reads a whole document from its beginning, handing over each entry as soon as it is read; memory
    /// does not grow with the document. The stream is not closed.
    ///
    /// @return what the document says of itself, for the guard
    /// @throws UnreadableDocument if it cannot be read to its end in this format; entries handed over
    /// before are void
    /// @throws IOException if the stream fails
    SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException;
}
