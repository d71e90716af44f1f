package io.tocsin.registry.register;

import io.tocsin.designation.Status;
import io.tocsin.designation.SubjectType;
import io.tocsin.registry.spelling.Spelling;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which designations are asked for. Every part narrows; where a part has several values, any of them will do. Null or
/// no value asks for all.
///
/// @param name part of any name, whatever its case, accents, punctuation and script
/// @param search words of names, or a number, a reference or an id
/// @param identifiers whole numbers, whatever their case, spaces and punctuation
/// @param sources the sources' ids
/// @param authorities who designates
/// @param programmes the authority's tags
/// @param countries countries that the document connects with the party: the code, or the name as published where it
/// has none
/// @param subjectTypes what kind of party
/// @param statuses how sure and how current
/// @param changedSince the latest event became known then or later
public record Filter(
        @Nullable String name,
        @Nullable Search search,
        Set<String> identifiers,
        Set<String> sources,
        Set<String> authorities,
        Set<String> programmes,
        Set<String> countries,
        Set<SubjectType> subjectTypes,
        Set<Status> statuses,
        @Nullable Instant changedSince) {
    /// The filter that lets all pass.
    public static final Filter ALL =
            new Filter(null, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null);

    public Filter {
        identifiers = Set.copyOf(identifiers);
        sources = Set.copyOf(sources);
        authorities = Set.copyOf(authorities);
        programmes = Set.copyOf(programmes);
        countries = Set.copyOf(countries);
        subjectTypes = Set.copyOf(subjectTypes);
        statuses = Set.copyOf(statuses);
    }

    /// The same with another search, or with none.
    public Filter searching(@Nullable Search other) {
        return new Filter(
                name,
                other,
                identifiers,
                sources,
                authorities,
                programmes,
                countries,
                subjectTypes,
                statuses,
                changedSince);
    }

    /// The same for some authorities.
    public Filter by(Set<String> some) {
        return new Filter(
                name, search, identifiers, sources, some, programmes, countries, subjectTypes, statuses, changedSince);
    }

    /// The same for some programmes.
    public Filter under(Set<String> some) {
        return new Filter(
                name, search, identifiers, sources, authorities, some, countries, subjectTypes, statuses, changedSince);
    }

    /// The same, asking nothing of a facet.
    Filter without(Facet facet) {
        return new Filter(
                name,
                search,
                identifiers,
                facet == Facet.SOURCE ? Set.of() : sources,
                facet == Facet.AUTHORITY ? Set.of() : authorities,
                facet == Facet.PROGRAMME ? Set.of() : programmes,
                facet == Facet.COUNTRY ? Set.of() : countries,
                facet == Facet.SUBJECT_TYPE ? Set.of() : subjectTypes,
                facet == Facet.STATUS ? Set.of() : statuses,
                changedSince);
    }

    /// What stands in the plain spelling of a name that is asked for; a name without a letter or digit is
    /// found nowhere, for no name has one.
    @Nullable
    String nameWords() {
        if (name == null) {
            return null;
        }
        String words = Spelling.words(name).strip();
        return words.isEmpty() ? NOWHERE : words;
    }

    /// Plain spelling has no such character.
    private static final String NOWHERE = "?";
}
