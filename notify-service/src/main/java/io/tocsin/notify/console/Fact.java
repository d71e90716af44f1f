package io.tocsin.notify.console;

/// One line of what is so.
record Fact(String name, String value) {}
