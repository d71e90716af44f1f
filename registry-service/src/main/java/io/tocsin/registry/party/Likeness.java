package io.tocsin.registry.party;

/// How sure it is that two designations are of one party.
///
/// @param score above 0 up to 1; {@link SameParty#LIKELY} at least
/// @param explanation what agrees and what does not, in words
public record Likeness(double score, String explanation) {
    public Likeness {
        if (!(score > 0 && score <= 1)) {
            throw new IllegalArgumentException("score is not in (0, 1]: " + score);
        }
    }
}
