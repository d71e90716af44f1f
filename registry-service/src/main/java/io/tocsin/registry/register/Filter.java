package io.tocsin.registry.register;

import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which designations are asked for; null asks for all.
///
/// @param name part of any name, whatever its case and accents
/// @param source the source's id
/// @param programme the authority's tag
/// @param country a country that the document connects with the party: its code, or the name as published
/// where it has none
/// @param subjectType what kind of party
/// @param status how sure and how current
/// @param changedSince the latest event became known then or later
record Filter(
        @Nullable String name,
        @Nullable String source,
        @Nullable String programme,
        @Nullable String country,
        @Nullable SubjectType subjectType,
        @Nullable Status status,
        @Nullable Instant changedSince) {}
