package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A party as a list of names mentions it.
///
/// @param name without articles, possessives, offices and descriptions
/// @param country ISO 3166-1 alpha-2, null where the words do not tell
record Party(String name, List<String> aliases, @Nullable String country, SubjectType type) {
    Party {
        aliases = List.copyOf(aliases);
    }

    /// The same party, with what another mention of it tells besides.
    Party with(@Nullable String otherCountry, SubjectType otherType, List<String> otherAliases) {
        List<String> names = new ArrayList<>(aliases);
        otherAliases.stream().filter(alias -> !names.contains(alias)).forEach(names::add);
        return new Party(
                name, names, country == null ? otherCountry : country, type == SubjectType.UNKNOWN ? otherType : type);
    }
}
