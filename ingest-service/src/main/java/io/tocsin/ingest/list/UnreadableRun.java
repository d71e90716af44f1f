package io.tocsin.ingest.list;

import io.tocsin.ingest.run.Run;
import io.tocsin.ingest.snapshot.UnreadableDocument;

/// A document could not be read; its run is on record and its bytes are in quarantine.
public final class UnreadableRun extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Run run;
    private final String where;

    UnreadableRun(Run run, UnreadableDocument cause) {
        super(cause.getMessage(), cause);
        this.run = run;
        this.where = cause.where();
    }

    /// The rejected run.
    public Run run() {
        return run;
    }

    /// Line, column, entry or file inside an archive.
    public String where() {
        return where;
    }

    /// Why, in a sentence.
    public String why() {
        return String.valueOf(getMessage());
    }
}
