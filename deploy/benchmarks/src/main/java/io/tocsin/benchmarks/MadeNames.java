package io.tocsin.benchmarks;

import io.tocsin.designation.Name;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Invented names out of syllables: some words stand in very many of them, most in few. Each tenth party
/// has a name in another script too.
final class MadeNames {
    private static final List<String> SYLLABLES = List.of(
            "al", "ba", "che", "dar", "el", "fa", "gor", "ha", "ib", "ja", "ka", "lev", "mo", "nas", "ol", "pe", "qa",
            "ra", "sha", "tur", "ul", "va", "wi", "xi", "yu", "za", "mir", "bek", "kov", "din", "rah", "san");
    private static final List<String> CYRILLIC =
            List.of("ал", "бор", "вла", "гри", "дми", "ев", "жан", "ив", "ки", "лев", "ми", "ни", "ов", "пет", "ро");
    private static final List<String> COMPANIES =
            List.of("TRADING", "SHIPPING", "INDUSTRIES", "HOLDING", "PETROCHEMICAL", "INVESTMENT", "LOGISTICS", "BANK");
    private static final List<String> GIVEN =
            List.of("Mohammad", "Ali", "Ivan", "Aleksandr", "Hassan", "Maria", "Chol", "Ahmad", "Sergey", "Fatima");
    private static final int OTHER_SCRIPT_ONE_IN = 10;

    private MadeNames() {}

    /// The names of one party: a primary one and so many aliases. More aliases add to the same ones.
    static List<Name> of(SubjectType type, Random random, int aliases) {
        Random own = new Random(random.nextLong());
        List<Name> names = new ArrayList<>(List.of(Name.of(name(type, own), NameQuality.PRIMARY)));
        if (own.nextInt(OTHER_SCRIPT_ONE_IN) == 0) {
            names.add(Name.of(word(own, CYRILLIC) + " " + word(own, CYRILLIC), NameQuality.STRONG));
        }
        for (int i = 0; i < aliases; i++) {
            names.add(Name.of(name(type, own), i % 4 == 3 ? NameQuality.WEAK : NameQuality.STRONG));
        }
        return names;
    }

    /// A word of two to four syllables.
    static String word(Random random) {
        return word(random, SYLLABLES);
    }

    private static String word(Random random, List<String> syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append(syllables.get(random.nextInt(syllables.size())));
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String name(SubjectType type, Random random) {
        String word = word(random);
        String caps = word.toUpperCase(Locale.ROOT);
        return switch (type) {
            case PERSON -> caps + ", " + GIVEN.get(random.nextInt(GIVEN.size())) + " " + word(random);
            case VESSEL -> caps + " " + (1 + random.nextInt(9));
            case ORGANISATION, AIRCRAFT, UNKNOWN ->
                caps + " " + word(random).toUpperCase(Locale.ROOT) + " " + company(random) + " COMPANY";
        };
    }

    private static String company(Random random) {
        return COMPANIES.get(random.nextInt(COMPANIES.size()));
    }
}
