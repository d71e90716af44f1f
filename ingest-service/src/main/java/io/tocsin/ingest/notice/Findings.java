package io.tocsin.ingest.notice;

import io.tocsin.ingest.prose.Extraction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was read in a text.
///
/// @param parties whom it designates, amends or delists, in its order
/// @param doubt why an operator should see it before anything comes of it; null where nothing speaks for that
public record Findings(List<Extraction> parties, @Nullable String doubt) {
    public Findings {
        parties = List.copyOf(parties);
    }
}
