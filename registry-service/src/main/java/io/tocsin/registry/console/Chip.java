package io.tocsin.registry.console;

/// A choice that was made, with the address that does not make it.
record Chip(String label, String href) {}
