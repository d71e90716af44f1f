package io.tocsin.console;

/// A state as a word and a shape; the colour only underlines them.
///
/// @param word the state
/// @param shape a sign that is told from the others without colour
/// @param tone which colour underlines it: `good`, `ask`, `warn`, `bad` or `calm`
public record Badge(String word, String shape, String tone) {}
