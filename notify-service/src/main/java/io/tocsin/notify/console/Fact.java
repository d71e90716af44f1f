package io.tocsin.notify.console;

/// One line of what is so.
///
/// @param verbatim whether the value is to be read letter by letter
record Fact(String name, String value, boolean verbatim) {
    Fact(String name, String value) {
        this(name, value, false);
    }
}
