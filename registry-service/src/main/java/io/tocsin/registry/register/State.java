package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;
import io.tocsin.registry.validity.Basis;
import java.time.Instant;

/// A designation as of two times.
///
/// @param json the designation as received
/// @param sequence of the event that made it so
/// @param knownSince when that became known
/// @param validFrom since when it is so
/// @param since since when the party is designated, at the latest; see `validity`
/// @param basis which time of a document that is
public record State(
        DesignationId id,
        String json,
        long sequence,
        Instant knownSince,
        Instant validFrom,
        Instant since,
        Basis basis) {}
