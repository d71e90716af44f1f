package io.tocsin.ingest.likeness;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a name, made comparable: lower case letters and digits without accents, abbreviations
/// written out ("Co." is "company"). Their order does not count: "LUO, Dongmei" and "Luo Dongmei" are one
/// wording.
///
/// @param words in the order of the name
record Wording(List<String> words) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /// "L.L.C." is one word; the dot of an initial falls away.
    private static final Pattern INITIAL_DOT = Pattern.compile("(?<=(?<![\\p{L}\\p{N}])\\p{L})\\.");
    private static final Pattern APOSTROPHE = Pattern.compile("['\u2018\u2019\u02bc`\u00b4]");
    private static final Pattern REPEATED = Pattern.compile("(.)\\1+");
    private static final Pattern SILENT_END = Pattern.compile("(?<=.{3})h$");
    private static final Pattern MUHAMMAD = Pattern.compile("m[ou]h?am[ae]d");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("co", "company"),
            Map.entry("cos", "company"),
            Map.entry("companies", "company"),
            Map.entry("ltd", "limited"),
            Map.entry("ltda", "limited"),
            Map.entry("corp", "corporation"),
            Map.entry("inc", "incorporated"),
            Map.entry("pvt", "private"),
            Map.entry("pte", "private"),
            Map.entry("bros", "brothers"),
            Map.entry("intl", "international"),
            Map.entry("assn", "association"),
            Map.entry("dept", "department"),
            Map.entry("mfg", "manufacturing"),
            Map.entry("aktiengesellschaft", "ag"),
            Map.entry("centre", "center"),
            Map.entry("defence", "defense"),
            Map.entry("programme", "program"));

    /// Words that tell the legal form and hardly the party.
    private static final Set<String> LEGAL_FORMS = Set.of(
            "company",
            "limited",
            "corporation",
            "incorporated",
            "private",
            "llc",
            "llp",
            "lp",
            "plc",
            "jsc",
            "ojsc",
            "pjsc",
            "cjsc",
            "ojsk",
            "ao",
            "oao",
            "pao",
            "zao",
            "ooo",
            "oo",
            "too",
            "joint",
            "stock",
            "liability",
            "public",
            "open",
            "closed",
            "gmbh",
            "mbh",
            "ag",
            "kg",
            "sa",
            "sas",
            "sarl",
            "srl",
            "spa",
            "bv",
            "nv",
            "ab",
            "as",
            "oy",
            "fze",
            "fzco",
            "fzc",
            "fzllc",
            "wll",
            "est",
            "establishment",
            "sdn",
            "bhd",
            "pjs",
            "psc",
            "aktsionernoe",
            "obshchestvo",
            "ogranichennoi",
            "ogranichennoy",
            "otvetstvennostyu",
            "otvetstvennostiu",
            "publichnoe",
            "otkrytoe",
            "zakrytoe");

    /// Words between the words, and what stands before names of persons.
    private static final Set<String> PARTICLES = Set.of(
            "of", "for", "and", "the", "in", "de", "la", "le", "du", "des", "da", "dos", "y", "al", "el", "ul", "bin",
            "ben", "ibn", "bint", "abd", "van", "von", "der", "ms", "mr", "mrs", "dr", "haji", "sheikh", "shaikh");

    /// Words that many organisations share. On a long list their rarity shows it; on a short one it does not.
    private static final Set<String> ORDINARY = Set.of(
            "international",
            "general",
            "trading",
            "trade",
            "technology",
            "technologies",
            "technical",
            "industry",
            "industries",
            "industrial",
            "group",
            "holding",
            "holdings",
            "bank",
            "institute",
            "research",
            "development",
            "national",
            "enterprise",
            "enterprises",
            "services",
            "service",
            "engineering",
            "equipment",
            "systems",
            "science",
            "scientific",
            "university",
            "center",
            "foundation",
            "organization",
            "ministry",
            "department",
            "factory",
            "plant",
            "works",
            "shipping",
            "marine",
            "import",
            "export",
            "commercial",
            "investment",
            "energy",
            "electronics",
            "electronic",
            "materials",
            "material",
            "manufacturing",
            "machinery",
            "machine",
            "sons",
            "brothers",
            "global",
            "new",
            "north",
            "south",
            "east",
            "west");

    Wording {
        words = List.copyOf(words);
    }

    static Wording of(String name) {
        String plain = name.chars().allMatch(c -> c < 0x80)
                ? name
                : MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                        .replaceAll("");
        plain = plain.replace("&", " and ");
        plain = APOSTROPHE.matcher(plain).replaceAll("");
        plain = INITIAL_DOT.matcher(plain).replaceAll("").toLowerCase(Locale.ROOT);
        return new Wording(Arrays.stream(BETWEEN.split(plain))
                .filter(word -> !word.isEmpty())
                .map(word -> WRITTEN_OUT.getOrDefault(word, word))
                .toList());
    }

    static boolean isLegalForm(String word) {
        return LEGAL_FORMS.contains(word);
    }

    static boolean isParticle(String word) {
        return PARTICLES.contains(word);
    }

    static boolean isOrdinary(String word) {
        return ORDINARY.contains(word);
    }

    static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    /// Whether the two have the same words, whatever their order.
    boolean sameWords(Wording other) {
        return words.size() == other.words.size()
                && words.stream()
                        .sorted()
                        .toList()
                        .equals(other.words.stream().sorted().toList());
    }

    /// This wording with two neighbouring words made one where the other writes them as one: "Fateh Jang" as
    /// "Fatehjang".
    Wording joinedAs(Wording other) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String both = i + 1 < words.size() ? words.get(i) + words.get(i + 1) : "";
            if (!both.isEmpty() && other.words.contains(both) && !words.contains(both)) {
                joined.add(both);
                i++;
            } else {
                joined.add(words.get(i));
            }
        }
        return new Wording(joined);
    }

    /// How a word sounds, roughly: the ways in which one name is written in Latin letters give the same.
    static String sound(String word) {
        if (isNumber(word) || word.length() < 3) {
            return word;
        }
        String folded = word.replace("kh", "h")
                .replace("gh", "g")
                .replace("ph", "f")
                .replace("dzh", "j")
                .replace("dj", "j")
                .replace("zh", "j")
                .replace("sch", "sh")
                .replace("ck", "k")
                .replace("q", "k")
                .replace("ou", "u")
                .replace("oo", "u")
                .replace("ee", "i")
                .replace("ei", "i")
                .replace("iy", "i")
                .replace("yi", "i")
                .replace("ij", "i")
                .replace('y', 'i')
                .replace('w', 'v')
                .replace("off", "ov")
                .replace("eff", "ev");
        folded = SILENT_END.matcher(REPEATED.matcher(folded).replaceAll("$1")).replaceAll("");
        return MUHAMMAD.matcher(folded).matches() ? "muhamad" : folded;
    }
}
