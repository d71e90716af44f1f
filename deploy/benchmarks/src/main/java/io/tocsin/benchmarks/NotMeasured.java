package io.tocsin.benchmarks;

/// A benchmark that could not be run to its end. The message is for the person at the terminal: what
/// stood in the way and what to do.
final class NotMeasured extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMeasured(String message) {
        super(message);
    }

    NotMeasured(String message, Throwable cause) {
        super(message, cause);
    }
}
