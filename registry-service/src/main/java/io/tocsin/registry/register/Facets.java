package io.tocsin.registry.register;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// How many designations a filter lets pass, and how they spread.
///
/// @param total all that it lets pass
/// @param facets of each facet the values that most have, the most frequent first. It is counted over what the filter
/// would let pass if it asked nothing of this facet: so the counts say what another choice would bring
public record Facets(long total, Map<Facet, List<Count>> facets) {
    /// How many designations have a value.
    public record Count(String value, long count) {}

    public Facets {
        Map<Facet, List<Count>> copy = new EnumMap<>(Facet.class);
        facets.forEach((facet, counts) -> copy.put(facet, List.copyOf(counts)));
        facets = Collections.unmodifiableMap(copy);
    }
}
