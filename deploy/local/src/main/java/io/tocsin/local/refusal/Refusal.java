package io.tocsin.local.refusal;

/// Something that cannot go on. The message is for the person at the terminal: one sentence that says what
/// stands in the way and what to do; where it is a program's end, its last words may follow on lines of
/// their own.
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
    }
}
