package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the rest of a text tells about its parties: "Example Trading LLC is a UAE-based company", "These
/// three entities, based in the People's Republic of China (PRC), ...".
final class Descriptions {
    private static final Pattern INDIVIDUALS = Pattern.compile(
            "\\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|\\d{1,3}) (?:[\\p{L}-]+ ){0,3}?(?:individuals|nationals)\\b");
    /// From here on a sentence about all parties tells what they did, perhaps to others.
    private static final Pattern DOES =
            Pattern.compile(" (?:have|has|had|to|directly|engaged|worked|supported|facilitated|provided|who|that) ");
    private static final Pattern OF_ALL = Pattern.compile(
            "(?:These|All|The|Both|Each of these)(?: (?:of )?(?:these|the))?(?: (two|three|four|five|six|seven|eight|nine|ten|\\d{1,3}))? (?:of )?"
                    + "(entities|companies|firms|individuals|organizations|persons|vessels|nationals)\\b,? .*",
            Pattern.DOTALL);
    private static final Pattern IS_A =
            Pattern.compile("(?: \\([^)]*\\))*,? (?:(?:is|was|are) )?(?:the |an? )([^,.;]{1,120})", Pattern.DOTALL);
    /// The verb behind an apposition: "his associate, Example Person, runs a Dubai-based company".
    private static final Pattern OWN_VERB = Pattern.compile(
            ", (?:operates?|owns?|runs?|leads?|controls?|manages?|directs?|owned|ran|led|controlled|managed|directed|used|uses?|established|founded) ");
    private static final int BEFORE = 60;
    private static final int BEHIND = 200;
    private static final int MENTIONS_AT_MOST = 12;

    private final String text;
    private SubjectType typeOfAll;
    private final @Nullable String countryOfAll;

    Descriptions(List<Prose.Block> blocks, Testimony testimony, int found) {
        this.typeOfAll = testimony.typeOfAll(found);
        StringBuilder all = new StringBuilder();
        String country = null;
        for (Prose.Block block : blocks) {
            for (Prose.Sentence sentence : block.sentences()) {
                all.append(sentence.text()).append('\n');
                country = country == null ? ofAll(sentence.text(), found) : country;
            }
        }
        this.text = all.toString();
        this.countryOfAll = country;
    }

    private @Nullable String ofAll(String sentence, int found) {
        Matcher all = OF_ALL.matcher(sentence);
        if (!all.matches() || all.group(1) != null && Words.number(all.group(1)) != found) {
            return null;
        }
        SubjectType kind = Words.kind(all.group(2));
        if (all.group(1) != null && typeOfAll == SubjectType.UNKNOWN && kind != null) {
            typeOfAll = kind;
        }
        return Places.described(DOES.split(sentence.substring(0, Math.min(sentence.length(), BEHIND)), 2)[0])
                .orElse(null);
    }

    /// The party with country and kind, where the text tells them apart from the act.
    Party completed(Party party) {
        Party described = party;
        int from = text.indexOf(party.name());
        for (int i = 0; i < MENTIONS_AT_MOST && from >= 0 && incomplete(described); i++) {
            described = described.with(country(from, party.name()), type(from, party.name()), List.of());
            from = text.indexOf(party.name(), from + 1);
        }
        return described.with(countryOfAll, typeOfAll, aliases(party.name()));
    }

    /// "Example Brigades, also known as the Examples and Sample, is a group".
    private List<String> aliases(String name) {
        Matcher known = Pattern.compile(Pattern.quote(name) + ", also known as ([^,;.]{1,200}), (?:is|was) ")
                .matcher(text);
        return known.find()
                ? PartyList.read(Masked.of(known.group(1)), PartyList.Number.UNKNOWN, 0).parties().stream()
                        .map(Party::name)
                        .toList()
                : List.of();
    }

    /// What those are of whom no words tell: persons, where the text announces so many individuals as are
    /// persons or untold ("sanctioned six individuals and two entities").
    SubjectType typeOfRest(List<Party> parties) {
        long persons = parties.stream()
                .filter(party -> party.type() == SubjectType.PERSON || party.type() == SubjectType.UNKNOWN)
                .count();
        return INDIVIDUALS.matcher(text).results().anyMatch(announced -> Words.number(announced.group(1)) == persons)
                ? SubjectType.PERSON
                : SubjectType.UNKNOWN;
    }

    private static boolean incomplete(Party party) {
        return party.country() == null || party.type() == SubjectType.UNKNOWN;
    }

    /// A description right before the name, or right behind it in the same sentence and about nobody
    /// else.
    private @Nullable String country(int start, String name) {
        int lineStart = text.lastIndexOf('\n', start) + 1;
        String before = text.substring(Math.max(lineStart, start - BEFORE), start);
        Optional<String> country = Optional.empty();
        Mention mention = Mention.read(Masked.of(close(before) + name));
        if (name.equals(mention.name())) {
            country = Optional.ofNullable(mention.country());
        }
        return country.or(() -> Places.described(behind(start, name))).orElse(null);
    }

    private SubjectType type(int start, String name) {
        int lineStart = text.lastIndexOf('\n', start) + 1;
        Mention mention =
                Mention.read(Masked.of(close(text.substring(Math.max(lineStart, start - BEFORE), start)) + name));
        if (name.equals(mention.name()) && mention.type() != SubjectType.UNKNOWN) {
            return mention.type();
        }
        Matcher isA = IS_A.matcher(behind(start, name));
        if (!isA.lookingAt()) {
            return SubjectType.UNKNOWN;
        }
        SubjectType type = SubjectType.UNKNOWN;
        for (String word : isA.group(1).split("[^\\p{L}-]+")) {
            SubjectType kind = Words.kind(word);
            if (kind != null && type == SubjectType.UNKNOWN) {
                type = kind;
            }
            if (Words.PREPOSITIONS.contains(word) || Words.CLAUSE_OPENERS.contains(word)) {
                return type;
            }
        }
        return type;
    }

    private static String close(String before) {
        int clause = Math.max(before.lastIndexOf(','), before.lastIndexOf(" and "));
        return before.substring(Math.max(clause, before.lastIndexOf(" of the ")) + 1)
                .replaceFirst("^of the ", "");
    }

    private String behind(int start, String name) {
        int from = start + name.length();
        int line = text.indexOf('\n', from);
        String behind = text.substring(from, Math.min(line, from + BEHIND));
        boolean describes = behind.matches("(?s)(?: \\([^)]*\\))*(?:,| is | was | are |\\s?[\u2013\u2014-]).*")
                && !OWN_VERB.matcher(behind).lookingAt();
        return describes ? behind.split("; | whose | with ", 2)[0] : "";
    }
}
