package io.tocsin.notify.delivery;

/// What a delivery brings.
public sealed interface Content {
    /// An event of the log.
    record OfEvent(long sequence) implements Content {}

    /// An operation: what happened to a source.
    record OfOperation(long number) implements Content {}
}
