package io.tocsin.ingest.notice;

import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.prose.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An entry as committees of the UN Security Council print it: "QDi.999 Name: 1: SAMPLE 2: PERSON 3: na 4: na
/// ... Good quality a.k.a.: a) ... b) ... Nationality: ...". In amendments [-struck-] words are gone and
/// {+underlined+} ones are new.
///
/// @param reference the permanent reference number
/// @param programme the committee's list, as the consolidated list calls it; null where it is not known
record CommitteeEntry(
        String reference,
        String name,
        List<String> aliases,
        SubjectType type,
        @Nullable String country,
        @Nullable String programme) {
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("QD", "Al-Qaida"),
            Map.entry("TA", "Taliban"),
            Map.entry("KP", "DPRK"),
            Map.entry("IQ", "Iraq"),
            Map.entry("CD", "DRC"),
            Map.entry("LY", "Libya"),
            Map.entry("SO", "Somalia"),
            Map.entry("CF", "CAR"),
            Map.entry("YE", "Yemen"),
            Map.entry("GB", "GB"),
            Map.entry("SS", "SouthSudan"),
            Map.entry("HT", "Haiti"),
            Map.entry("SD", "Sudan"),
            Map.entry("ML", "Mali"));
    private static final Pattern BEGINS = Pattern.compile(
            "(?:[A-Z]\\. |[-\u2022] ?)?\\b([A-Z]{2})([ie])\\.(\\d{3,4})\\b\\.?\\s*(?:Name|Entity name):?\\s*(.*)");
    private static final String LABELS =
            "Name \\((?:original|other)[^)]*\\)|Title|Designation|DOB|POB|Good quality a\\.?k\\.?a\\.?|Low quality a\\.?k\\.?a\\.?|A\\.?k\\.?a\\.?|F\\.?k\\.?a\\.?"
                    + "|Nationality|Passport(?: no\\.?| number)?|National identification(?: no\\.?| number)?|Address|Listed on|Other information|Gender|Date of birth|Place of birth";
    private static final Pattern CONTINUES = Pattern.compile("(?:" + LABELS + "|INTERPOL|[a-z]\\) ).*");
    private static final Pattern LABEL = Pattern.compile("\\b(" + LABELS + "):");
    private static final Pattern PART = Pattern.compile("\\d: ?(.*?)(?= \\d: ?|$)");
    private static final Pattern LETTER = Pattern.compile("(?:^| )[a-z]{1,2}\\) ?");

    /// The entry that begins with these words, where one does.
    ///
    /// @param words the first paragraph and those that continue it, see [#continues]
    static Optional<CommitteeEntry> of(String words) {
        Matcher entry = BEGINS.matcher(settled(words));
        if (!entry.matches()) {
            return Optional.empty();
        }
        String rest = entry.group(4);
        Matcher label = LABEL.matcher(rest);
        String whole = (label.find() ? rest.substring(0, label.start()) : rest).strip();
        String name = PART.matcher(whole)
                .results()
                .map(part -> part.group(1).strip())
                .filter(part -> !none(part))
                .collect(Collectors.joining(" "));
        SubjectType type = entry.group(2).equals("i") ? SubjectType.PERSON : SubjectType.ORGANISATION;
        String full = (name.isEmpty() ? whole : name).replaceAll("[\\s;,.]+$", "");
        if (full.isEmpty()) {
            return Optional.empty();
        }
        List<String> aliases = new ArrayList<>();
        String country = null;
        label.reset();
        List<int[]> spans = new ArrayList<>();
        while (label.find()) {
            spans.add(new int[] {label.start(), label.end()});
        }
        for (int i = 0; i < spans.size(); i++) {
            String field = rest.substring(spans.get(i)[0], spans.get(i)[1] - 1);
            String value = rest.substring(spans.get(i)[1], i + 1 < spans.size() ? spans.get(i + 1)[0] : rest.length())
                    .strip();
            if (field.matches("(?i).*[af]\\.?k\\.?a\\.?")) {
                aliases(value).filter(alias -> !aliases.contains(alias)).forEach(aliases::add);
            } else if (field.equals("Nationality") || field.equals("Address") && type == SubjectType.ORGANISATION) {
                country = country == null ? Places.within(value).orElse(null) : country;
            }
        }
        return Optional.of(new CommitteeEntry(
                entry.group(1) + entry.group(2) + "." + entry.group(3),
                full,
                aliases,
                type,
                country,
                LISTS.get(entry.group(1))));
    }

    /// Whether a paragraph goes on with the entry before it.
    static boolean continues(String words) {
        return CONTINUES.matcher(settled(words)).matches();
    }

    /// The words as they stand since the amendment.
    static String settled(String words) {
        return words.replaceAll("\\[-.*?-\\]", " ")
                .replaceAll("\\{\\+|\\+\\}", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static Stream<String> aliases(String value) {
        return Stream.of(LETTER.split(value))
                .flatMap(part -> Stream.of(part.split(";")))
                .map(alias -> alias.replaceAll("\\s*\\((?:previously|formerly|born|original|Arabic)[^)]*\\)", "")
                        .replaceAll("^[\\s,\"]+|[\\s,.\"]+$", ""))
                .filter(alias -> !alias.isEmpty() && !none(alias));
    }

    private static boolean none(String value) {
        return value.isEmpty() || value.matches("(?i)na\\.?|n/a|none");
    }
}
