package io.tocsin.registry.register;

/// How well a designation answers a search, the best first. It depends on the designation and the search
/// alone, so that pages stay stable while others change.
public enum Relevance {
    /// The search is a whole name, a whole number, the reference or the id.
    SAME,
    /// The first name begins with the search.
    BEGINNING,
    /// Every word of the search begins a word of a name.
    WORDS,
    /// Every word of the search stands in a name, one of one or two characters at the beginning of a word.
    ANYWHERE
}
