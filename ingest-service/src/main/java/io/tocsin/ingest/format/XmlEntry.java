package io.tocsin.ingest.format;

/// One entry of a list in XML. Not to be kept after the visit: the reader uses its memory again.
public interface XmlEntry {
    /// The reference that the authority gave.
    String reference();

    /// SHA-256 over what stands in the entry, in its order; layout between elements left out.
    byte[] fingerprint();

    /// The entry as objects. Costs more than the fingerprint.
    Element element();
}
