package io.tocsin.ingest.snapshot;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A name as names are compared: without case, accents, punctuation and the order of its words.
final class ComparableName {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// Words that say what kind of company a company is, and particles: parties do not share a name by
    /// them.
    private static final Set<String> COMMON = Set.of(
            "ag",
            "al",
            "and",
            "bin",
            "bv",
            "co",
            "company",
            "corp",
            "corporation",
            "de",
            "el",
            "for",
            "fze",
            "gmbh",
            "group",
            "inc",
            "jsc",
            "limited",
            "llc",
            "lp",
            "ltd",
            "mv",
            "nv",
            "of",
            "ojsc",
            "ooo",
            "organization",
            "pjsc",
            "plc",
            "private",
            "pte",
            "pty",
            "pvt",
            "sa",
            "sarl",
            "spa",
            "srl",
            "the",
            "trading",
            "ul");

    private ComparableName() {}

    /// Equal for two names that are the same name.
    static String of(String name) {
        String[] words = words(name);
        Arrays.sort(words);
        return words.length == 0 ? name : String.join(" ", words);
    }

    /// The words of a name that tell one party from another; all of them where none does.
    static Set<String> tellingWords(String name) {
        List<String> words = List.of(words(name));
        Set<String> telling = new TreeSet<>(words);
        telling.removeIf(word -> word.length() < 2 || COMMON.contains(word));
        return telling.isEmpty() ? Set.copyOf(words) : telling;
    }

    private static String[] words(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }
}
