package io.tocsin.registry.register;

/// A place in what a search finds: the best first, and those alike in the order of ids.
///
/// @param afterId only those after this id; "" from the first of this relevance on
public record Place(Relevance relevance, String afterId) {
    /// Before the first.
    public static final Place FIRST = new Place(Relevance.SAME, "");
}
