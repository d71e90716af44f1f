package io.tocsin.ingest.snapshot;

import java.io.IOException;
import java.io.InputStream;

/// The official format of an authority's own deltas.
public interface DeltaFormat {
    /// In which form its entries are: what is known of an entry after a delta is compared with a whole list in this
    /// form's coverage.
    SnapshotForm form();

    /// Whether a document that begins so is a delta. Decides by content alone.
    boolean recognises(byte[] head);

    /// Reads a whole delta, which is small. The stream is not closed.
    ///
    /// @throws UnreadableDocument if it cannot be read to its end, or has more entries than a delta may have
    /// @throws IOException if the stream fails
    ListDelta read(InputStream document) throws UnreadableDocument, IOException;
}
