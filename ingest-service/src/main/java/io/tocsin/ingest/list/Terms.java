package io.tocsin.ingest.list;

/// On which terms a snapshot is accepted.
sealed interface Terms {
    /// Nothing is doubted: all of it is published.
    record InFull() implements Terms {}

    /// What goes from the list is held; all else is published.
    ///
    /// @param reason which rules, with their numbers
    record WithoutRemovals(String reason) implements Terms {}

    /// An operator decided to publish a held run, all of it.
    record Released(String runId, String by, String reason) implements Terms {}

    /// The accepted document was read again by another version of its parser: whatever is held stays held.
    record ReadAgain() implements Terms {}
}
