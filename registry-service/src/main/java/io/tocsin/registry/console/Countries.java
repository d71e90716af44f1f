package io.tocsin.registry.console;

import java.util.Locale;
import java.util.Set;

/// Countries as people write them.
final class Countries {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    /// The English name of a code; what is no code is a name already.
    static String name(String codeOrName) {
        if (codeOrName.equals("XK")) {
            return "Kosovo";
        }
        return CODES.contains(codeOrName) ? Locale.of("", codeOrName).getDisplayCountry(Locale.ENGLISH) : codeOrName;
    }
}
