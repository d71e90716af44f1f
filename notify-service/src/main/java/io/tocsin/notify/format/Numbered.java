package io.tocsin.notify.format;

/// News with the number of the delivery that brings them.
public record Numbered(long number, News news) {}
