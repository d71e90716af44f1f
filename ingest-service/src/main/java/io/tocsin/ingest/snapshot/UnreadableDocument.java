package io.tocsin.ingest.snapshot;

/// A document that cannot be read: an expected outcome, which its reader reports with where and why.
public final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final String where;

    /// @param where line, column, entry or file inside an archive
    /// @param why one sentence with the bad value
    public UnreadableDocument(String where, String why) {
        super(why);
        this.where = where;
    }

    /// Line, column, entry or file inside an archive.
    public String where() {
        return where;
    }
}
