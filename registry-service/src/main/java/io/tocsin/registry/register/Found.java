package io.tocsin.registry.register;

import io.tocsin.designation.DesignationJson;
import io.tocsin.designation.Name;
import java.util.List;
import java.util.Optional;

/// A designation that answers a search.
///
/// @param relevance how well it does
public record Found(State state, Relevance relevance) {
    /// The name by which the search found it; empty where that was a number, the reference or the id.
    public Optional<String> matchedName(Search search) {
        List<Name> names = DesignationJson.read(state.json()).subject().names();
        return search.best(names.stream().map(Name::name).toList());
    }
}
