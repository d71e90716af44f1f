package io.tocsin.registry.facts;

import io.tocsin.designation.DesignationId;
import java.util.List;

/// A designation fact by fact, as of two times.
///
/// @param revision the revision that is
/// @param sequence of its event
public record FactSheet(DesignationId id, int revision, long sequence, Standing standing, List<Fact> facts) {
    public FactSheet {
        facts = List.copyOf(facts);
    }
}
