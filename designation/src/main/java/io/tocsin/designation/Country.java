package io.tocsin.designation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Codes countries: from the names that authorities publish to ISO 3166-1 alpha-2.
public final class Country {
    private static final Map<String, String> CODES = codes();

    private Country() {}

    /// The code for a name, or for a code itself; empty where the name is none that is known.
    public static Optional<String> code(String name) {
        return Optional.ofNullable(CODES.get(key(name)));
    }

    /// The code for a name where it is known, else the name as published: nothing is lost and nothing
    /// guessed.
    public static String codeOrName(String name) {
        return code(name).orElse(name.strip());
    }

    /// Every name that is known, in lower case, with its code.
    public static Map<String, String> names() {
        return CODES;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        Arrays.stream(Locale.getISOCountries()).forEach(code -> {
            codes.put(key(Locale.of("", code).getDisplayCountry(Locale.ENGLISH)), code);
            codes.put(key(code), code);
        });
        for (List<String> row : Table.rows("countries.csv", 2)) {
            codes.put(key(row.get(0)), row.get(1));
        }
        return Map.copyOf(codes);
    }

    private static String key(String name) {
        return name.strip().replace('\u2019', '\'').toLowerCase(Locale.ROOT);
    }
}
