package io.tocsin.ingest.document;

/// A document above the size limit: an expected outcome of receiving one.
public final class TooLarge extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param limit in bytes
    public TooLarge(long limit) {
        super("The document is larger than " + limit + " bytes, the limit of tocsin.ingest.documents.max-size");
    }
}
