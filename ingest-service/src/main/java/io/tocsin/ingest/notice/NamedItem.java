package io.tocsin.ingest.notice;

import io.tocsin.designation.SubjectType;
import io.tocsin.ingest.prose.Aliases;
import io.tocsin.ingest.prose.Places;
import io.tocsin.ingest.prose.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A party as notices of the Department of State and rules on the Entity List name it: "Example Trading Co.,
/// Ltd. (China) and any successor, sub-unit, or subsidiary thereof;".
record NamedItem(
        String name,
        List<String> aliases,
        SubjectType type,
        @Nullable String country) {
    private static final int LONGEST = 400;
    private static final Pattern SUCCESSORS = Pattern.compile(
            ",?;? (?:and|or|including|as well as|plus)? ?(?:any|its|all|their)(?: of (?:its|their))?(?: \\w+,?)?,? ?(?:successors?|sub-?units?|subsidiar(?:y|ies))\\b.*");
    private static final Pattern GROUP = Pattern.compile("\\s*\\(([^()]*(?:\\([^()]*\\)[^()]*)*)\\)");
    private static final Pattern END = Pattern.compile("(?:[;,]|[;,]? and|(?<=\\))\\.)*\\s*$");
    private static final Pattern ALIASES_FOLLOW =
            Pattern.compile(",? (?:a\\.k\\.a\\.|f\\.k\\.a\\.|d\\.b\\.a\\.|also known as|formerly known as),? .*");
    private static final Pattern SENTENCE = Pattern.compile(
            ".* (?:is|are|was|were|has|have|shall|will|may|pursuant to|that|which|imposed|determined|apply|applies) .*");

    /// The party, where the words are such an item.
    ///
    /// @param byName whether words without a country, or successors, behind them are one too
    static Optional<NamedItem> of(String words, boolean byName) {
        Matcher successors = SUCCESSORS.matcher(words);
        boolean hasSuccessors = successors.find();
        String item = hasSuccessors
                ? words.substring(0, successors.start())
                : END.matcher(words).replaceFirst("");
        if (item.length() > LONGEST) {
            return Optional.empty();
        }
        String country = null;
        SubjectType type = hasSuccessors ? SubjectType.ORGANISATION : SubjectType.UNKNOWN;
        List<String> aliases = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        Matcher group = GROUP.matcher(item);
        int from = 0;
        while (group.find()) {
            String inner = group.group(1);
            Optional<String> place = Places.country(inner).or(() -> described(inner));
            List<String> marked = Aliases.in(inner);
            boolean last = group.end() == item.length();
            if (!marked.isEmpty()
                    || place.isPresent()
                            && (last
                                    || country == null
                                            && item.substring(group.end()).startsWith(" ("))) {
                aliases.addAll(marked);
                country = marked.isEmpty() ? place.orElse(country) : country;
                type = inner.matches(".*\\b(?:individual|national|citizen)s?\\b.*") ? SubjectType.PERSON : type;
                name.append(item, from, group.start());
                from = group.end();
            }
        }
        name.append(item, from, item.length());
        String rest = name.toString().strip();
        Matcher also = ALIASES_FOLLOW.matcher(rest);
        if (also.find()) {
            aliases.addAll(Aliases.in(rest.substring(also.start())));
            rest = rest.substring(0, also.start());
        }
        String party = Words.trimmed(rest.strip());
        boolean named = country != null || hasSuccessors || byName;
        if (!named
                || !Words.mayBeParty(party)
                || SENTENCE.matcher(party).matches()
                || !party.matches("(?:[\\p{Lu}\\d\"']|al-|el-).*")) {
            return Optional.empty();
        }
        return Optional.of(new NamedItem(
                party,
                aliases.stream().distinct().toList(),
                type == SubjectType.UNKNOWN && Words.organisation(party) ? SubjectType.ORGANISATION : type,
                country));
    }

    NamedItem with(SubjectType otherType, @Nullable String otherCountry) {
        return new NamedItem(
                name,
                aliases,
                type == SubjectType.UNKNOWN ? otherType : type,
                country == null ? otherCountry : country);
    }

    NamedItem alsoKnownAs(String alias) {
        List<String> names = new ArrayList<>(aliases);
        names.add(alias);
        return new NamedItem(name, names, type, country);
    }

    private static Optional<String> described(String words) {
        return words.matches(".*\\b(?:individual|national|citizen|entity|person|company|resident)s?\\b.*")
                ? Places.within(words)
                : Optional.empty();
    }
}
