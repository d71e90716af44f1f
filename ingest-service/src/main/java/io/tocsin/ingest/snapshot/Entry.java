package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;

/// One entry of a list document while it is read. Not to be kept after the visit: the reader uses its
/// memory again.
public interface Entry {
    /// The reference that the authority gave.
    String reference();

    /// SHA-256 over what the document says in this entry, 32 bytes: equal where two documents of the same
    /// form say the same in the same order. It lets an unchanged entry pass without being understood.
    byte[] fingerprint();

    /// The entry understood: revision 1, status listed. Costs more than the fingerprint.
    ///
    /// @throws UnreadableDocument if the entry breaks a rule of the vocabulary, saying which entry and
    /// rule
    Designation designation() throws UnreadableDocument;
}
