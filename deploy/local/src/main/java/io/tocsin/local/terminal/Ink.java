package io.tocsin.local.terminal;

/// The colours in use, each for one meaning.
public enum Ink {
    PLAIN(""),
    /// What helps to read but is not the news.
    FAINT("\u001b[2m"),
    /// A party comes under sanctions.
    RED("\u001b[31m"),
    /// Something fits together: a confirmation, a good signature.
    GREEN("\u001b[32m"),
    /// Something changed, or wants attention.
    YELLOW("\u001b[33m"),
    /// A party is released, or something is taken back.
    BLUE("\u001b[34m"),
    STRONG("\u001b[1m");

    static final String RESET = "\u001b[0m";

    private final String escape;

    Ink(String escape) {
        this.escape = escape;
    }

    String paint(String text) {
        return this == PLAIN ? text : escape + text + RESET;
    }
}
