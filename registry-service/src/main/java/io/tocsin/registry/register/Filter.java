package io.tocsin.registry.register;

import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import io.tocsin.registry.spelling.Spelling;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which designations are asked for; null asks for all.
///
/// @param name part of any name, whatever its case, accents, punctuation and script
/// @param source the source's id
/// @param programme the authority's tag
/// @param country a country that the document connects with the party: its code, or the name as published
/// where it has none
/// @param subjectType what kind of party
/// @param status how sure and how current
/// @param changedSince the latest event became known then or later
public record Filter(
        @Nullable String name,
        @Nullable String source,
        @Nullable String programme,
        @Nullable String country,
        @Nullable SubjectType subjectType,
        @Nullable Status status,
        @Nullable Instant changedSince) {
    /// The filter that lets all pass.
    public static final Filter ALL = new Filter(null, null, null, null, null, null, null);

    /// The pattern of plain spelling that the name is found by; a name without a letter or digit is found
    /// nowhere, for no name has one.
    @Nullable
    String namePattern() {
        if (name == null) {
            return null;
        }
        String words = Spelling.words(name).strip();
        return words.isEmpty() ? NOWHERE : "%" + words + "%";
    }

    /// Plain spelling has no such character.
    private static final String NOWHERE = "?";
}
