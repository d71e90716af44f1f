package io.tocsin.ingest.snapshot;

/// Takes the entries of a document, in its order.
@FunctionalInterface
public interface EntryVisitor {
    /// @throws UnreadableDocument if the document must not be read further
    void visit(Entry entry) throws UnreadableDocument;
}
