package io.tocsin.registry.facts;

import io.tocsin.designation.event.Evidence;
import java.time.Instant;
import java.util.List;

/// The event that brought a fact.
///
/// @param sequence its number
/// @param knownAt since when the fact is known
/// @param validFrom since when it is so, by what the document says
/// @param evidence the documents that say so
/// @param position where in them: the reference that the authority gave the entry
public record Origin(long sequence, Instant knownAt, Instant validFrom, List<Evidence> evidence, String position) {
    public Origin {
        evidence = List.copyOf(evidence);
    }
}
