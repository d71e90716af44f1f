package io.tocsin.ingest.prose;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The short names that a text gives its parties, "Example Trading LLC (Example)", so that "Example is
/// being designated" is understood.
final class ShortNames {
    private static final Pattern GROUP = Pattern.compile("(?:^|\\s)\\(([^()]{2,60})\\)");
    private static final Pattern RUN = Pattern.compile(
            "(?:[\\p{Lu}\\d][^\\s,;:()]*|(?:al|el)-\\p{Lu}[^\\s,;:()]*|of|and|for|the|de|del|bin|ibn|al|la|&|, (?="
                    + Words.SUFFIX + "\\b))$");
    private static final int NAME_LIMIT = 160;

    private final Map<String, Party> full = new HashMap<>();

    static ShortNames of(List<Prose.Block> blocks) {
        ShortNames names = new ShortNames();
        blocks.forEach(block -> block.sentences().forEach(sentence -> names.learn(sentence.text())));
        return names;
    }

    private void learn(String sentence) {
        Matcher group = GROUP.matcher(sentence);
        while (group.find()) {
            String reference = group.group(1).replaceAll("^\"|\"$", "");
            if (Aliases.reference(reference)) {
                String before = sentence.substring(Math.max(0, group.start() - NAME_LIMIT), group.start());
                Masked item = Masked.of(lastRun(before) + " (" + reference + ")");
                PartyList list = PartyList.read(item, PartyList.Number.ONE, 1);
                if (list.parties().size() == 1
                        && standsFor(reference, list.parties().getFirst().name())) {
                    full.putIfAbsent(key(reference), list.parties().getFirst());
                }
            }
        }
    }

    /// The capitalised words at the end, with the small words between them.
    private static String lastRun(String words) {
        String rest = words.stripTrailing();
        int start = rest.length();
        boolean going = true;
        while (going && start > 0) {
            int space = rest.lastIndexOf(' ', start - 2);
            String word = rest.substring(space + 1, start).strip();
            going = !word.isEmpty() && RUN.matcher(word.replaceAll(",$", "")).matches() && !endsItem(word, rest, start);
            start = going ? Math.max(0, space + 1) : start;
        }
        return rest.substring(start).replaceAll("^(?:(?:of|and|for|the|&) )+", "");
    }

    private static boolean endsItem(String word, String text, int end) {
        return word.endsWith(",")
                && !text.substring(Math.min(end, text.length())).strip().matches("(?s)" + Words.SUFFIX + "\\b.*");
    }

    private static boolean standsFor(String reference, String name) {
        boolean acronym = reference.matches("[\\p{Lu}\\d&-]{2,12}s?");
        List<String> words = Arrays.asList(name.split("[\\s,]+"));
        return name.length() > reference.length()
                && (acronym
                        || Stream.of(reference.split("[\\s,]+"))
                                .allMatch(word -> words.contains(word)
                                        || word.length() > 1 && initials(words).contains(word)));
    }

    /// The first letters of neighbouring words: "HK" of "Hong Kong Example Limited". One letter stands for nothing.
    private static String initials(List<String> words) {
        return words.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }

    /// At the beginning of a sentence "al-Example" is written "Al-Example".
    private static String key(String reference) {
        return reference.matches("(?:Al|El)-.*")
                ? reference.substring(0, 1).toLowerCase(Locale.ROOT) + reference.substring(1)
                : reference;
    }

    /// The party under its full name.
    Party resolve(Party party) {
        Party known = full.get(key(party.name()));
        if (known == null || known.name().length() <= party.name().length()) {
            return party;
        }
        return known.with(party.country(), party.type(), party.aliases());
    }
}
