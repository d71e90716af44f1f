package io.tocsin.ingest.format;

import io.tocsin.ingest.snapshot.UnreadableDocument;

/// Takes what is read of a list in XML, in the order of the document.
public interface XmlVisitor {
    /// The root with its attributes alone, or a part of the header with all it holds.
    default void header(Element part) {}

    /// An entry.
    ///
    /// @throws UnreadableDocument if the document must not be read further
    void entry(XmlEntry entry) throws UnreadableDocument;
}
