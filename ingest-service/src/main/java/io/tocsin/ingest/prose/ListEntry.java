package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An entry as OFAC writes it on its pages and in the Federal Register: "EXAMPLE, Person (a.k.a. ...), Tehran,
/// Iran; DOB ...; (individual) [NPWMD]", "EXAMPLE TRADING LLC (a.k.a. ...), Dubai, United Arab Emirates
/// [NPWMD] (Linked To: EXAMPLE, Person)", "SAMPLE STAR (8AB1) Crude Oil Tanker Panama flag; ... (vessel)".
///
/// @param name as written; a person's is "SURNAME, Given"
/// @param country of a person's nationality, else of the first address; a vessel's flag; null where it says none
/// @param programmes the tags behind the entry
public record ListEntry(
        String name, List<String> aliases, @Nullable String country, SubjectType type, List<String> programmes) {
    private static final Pattern TAG = Pattern.compile("\\[([A-Z][A-Za-z0-9 -]{1,30})\\]");
    private static final String MARK = "(?:a\\.k\\.a|f\\.k\\.a|n\\.k\\.a|d\\.b\\.a)\\.?,?";
    private static final String CLOSED = "[^()]*(?:\\([^()]*\\)[^()]*)*";
    private static final Pattern GROUP = Pattern.compile("\\((?=" + MARK + " )(" + CLOSED + ")\\)");
    private static final Pattern BARE = Pattern.compile("; (" + MARK + " [^;\\[]+)");
    private static final String GROUP_FOLLOWS = "\\s*\\((?:" + MARK
            + " |Cyrillic|Arabic|Chinese|Persian|Korean|Burmese|Hebrew|Latin|Greek|Georgian|Linked|Trade|vessel\\)|aircraft\\)|individual\\)|entity\\))";
    private static final Pattern PERSON = Pattern.compile(
            "((?:(?:al|el|bin|van|de|den|der|von|ibn|da|di)[ -])?[\\p{Lu}][\\p{Lu}\\p{M}' .-]+, [\\p{Lu}\\p{Ll}'][\\p{L}\\p{M}' .-]*?)(?="
                    + GROUP_FOLLOWS + "|\\s*\\(|,|;|\\s*\\[|\\.?$)");
    private static final Pattern VESSEL =
            Pattern.compile("([\\p{Lu}\\d][\\p{Lu}\\d'&. -]*?)(?=\\s*\\(|\\s+\\p{Lu}\\p{Ll}|;|,|\\s*\\[|$)");
    private static final Pattern OTHER = Pattern.compile(
            "([\\p{Lu}\\d'\"].*?)(?=" + GROUP_FOLLOWS + "|, (?!" + Words.SUFFIX + "\\b)|;|\\s*\\[|\\.?$)");
    private static final Pattern FORM = Pattern.compile(
            "(?s).*(?:\\((?:individual|entity|vessel|aircraft)\\)|\\s\\[[A-Z][A-Z0-9 -]{1,30}\\]|; (?:alt\\. )?DOB ).*");
    private static final Pattern NATIONALITY =
            Pattern.compile("; (?:nationality|citizen) ([\\p{L} ,']+?)(?=;|\\(|\\[|$)");
    private static final Pattern FLAG = Pattern.compile("([\\p{Lu}][\\p{L} ]+?) (?:F|f)lag\\b");
    private static final Pattern BEFORE = Pattern.compile("(?:\\d{1,4}|[A-Z])[.)] |[-\u2022*\u2013] ?");

    public ListEntry {
        aliases = List.copyOf(aliases);
        programmes = List.copyOf(programmes);
    }

    /// Whether words have the marks of an entry: its tag, its kind in parentheses, a date of birth.
    public static boolean looksLike(String line) {
        return FORM.matcher(line).matches();
    }

    /// The entry, where the line is one.
    ///
    /// @param line uniform, see [Prose#uniform]; a number or a bullet may stand before it
    public static Optional<ListEntry> read(String line) {
        Matcher before = BEFORE.matcher(line);
        String words = before.lookingAt() ? line.substring(before.end()) : line;
        SubjectType type = type(words);
        Matcher name = switch (type) {
            case PERSON -> PERSON.matcher(words);
            case VESSEL -> VESSEL.matcher(words);
            case ORGANISATION, AIRCRAFT, UNKNOWN -> OTHER.matcher(words);
        };
        if (!name.lookingAt()) {
            name = OTHER.matcher(words);
        }
        if (!name.lookingAt() || !Words.mayBeParty(name.group(1))) {
            return Optional.empty();
        }
        List<String> aliases = new ArrayList<>();
        Stream.concat(
                        GROUP.matcher(words).results(),
                        BARE.matcher(words.replaceAll("\\(" + CLOSED + "\\)", " "))
                                .results())
                .flatMap(group -> aliases(group.group(1)))
                .filter(alias -> !aliases.contains(alias))
                .forEach(aliases::add);
        return Optional.of(new ListEntry(
                Words.trimmed(name.group(1).strip()),
                aliases,
                country(words, words.substring(name.end()), type),
                type,
                TAG.matcher(words).results().map(tag -> tag.group(1)).distinct().toList()));
    }

    Party party() {
        return new Party(name, aliases, country, type);
    }

    private static SubjectType type(String words) {
        if (words.contains("(individual)") || words.contains("; DOB ") || words.contains("; POB ")) {
            return SubjectType.PERSON;
        }
        if (words.contains("(vessel)") || words.contains("Vessel Registration Identification IMO")) {
            return SubjectType.VESSEL;
        }
        return words.contains("(aircraft)") ? SubjectType.AIRCRAFT : SubjectType.ORGANISATION;
    }

    private static Stream<String> aliases(String group) {
        return Pattern.compile(";\\s*|,\\s+(?=" + MARK + " )")
                .splitAsStream(group)
                .filter(item -> item.matches("(?s)" + MARK + " .*"))
                .map(item -> item.replaceFirst(MARK + " ", "")
                        .replaceAll("\\s*\\((?:Cyrillic|Arabic|Chinese|Persian|Korean|Latin)[^)]*\\)", "")
                        .replace("\"", "")
                        .replaceAll("(?<=\\s)'|'(?=[\\s,;]|$)|^'", "")
                        .strip())
                .filter(alias -> !alias.isEmpty());
    }

    private static @Nullable String country(String words, String behindName, SubjectType type) {
        if (type == SubjectType.VESSEL) {
            Matcher flag = FLAG.matcher(words);
            return flag.find() ? lastWords(flag.group(1)) : null;
        }
        Matcher nationality = NATIONALITY.matcher(words);
        if (type == SubjectType.PERSON && nationality.find()) {
            Optional<String> country = Places.within(nationality.group(1));
            if (country.isPresent()) {
                return country.get();
            }
        }
        String address = behindName
                .replaceAll("\\(" + CLOSED + "\\)|\\[.*", " ")
                .replaceFirst("^\\s*[,;]", "")
                .split(";", 2)[0];
        String[] parts = address.split(",");
        return Places.country(parts[parts.length - 1].replaceAll("[.\\s]+$", ""))
                .or(() -> Places.within(address))
                .orElse(null);
    }

    /// "Crude Oil Tanker Panama" ends in the country.
    private static @Nullable String lastWords(String words) {
        String[] parts = words.strip().split(" ");
        for (int from = Math.max(0, parts.length - 4); from < parts.length; from++) {
            Optional<String> country =
                    Places.country(String.join(" ", List.of(parts).subList(from, parts.length)));
            if (country.isPresent()) {
                return country.get();
            }
        }
        return null;
    }
}
