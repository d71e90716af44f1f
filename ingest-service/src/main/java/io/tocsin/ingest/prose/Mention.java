package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One item of a list of parties, read word by word: "the Iranian national Example Person (Person), based
/// in Dubai". It either names a party or describes one ("three PRC entities", "a Hong Kong-based
/// company").
///
/// @param name the party's name, null where the item only describes
/// @param groups what stands in parentheses or between dashes
/// @param country where the words say one, else null
/// @param countryOfAll whether the country belongs to the items that follow as well ("PRC-based A, B and
/// C")
/// @param type what kind of party the words say
/// @param typeOfAll the kind that a noun in the plural says of the items that follow as well ("Iranian
/// nationals A and B")
/// @param count how many parties a description announces; 0 where it does not tell
/// @param endsByVerb whether a verb follows the name, so that the item is a clause of its own
record Mention(
        @Nullable String name,
        List<String> groups,
        @Nullable String country,
        boolean countryOfAll,
        SubjectType type,
        SubjectType typeOfAll,
        int count,
        boolean endsByVerb) {
    private static final Set<String> CONNECTORS = Set.of(
            "of", "and", "for", "the", "de", "del", "da", "do", "dos", "das", "du", "des", "la", "le", "el", "al",
            "bin", "ibn", "bint", "van", "von", "der", "den", "ul", "ur", "y", "e", "und", "&", "-", "di", "della", "/",
            "to", "on", "in", "at", "a", "as");
    /// Connectors that more often end a name: they stay only between words that can be nothing else.
    private static final Set<String> RARE_CONNECTORS = Set.of("to", "on", "in", "at", "a", "as");
    private static final Pattern LOWER_ARTICLE = Pattern.compile("(?:al|el|ash|as|ad|an|ar|at|az|e|i)-\\p{Lu}.*");
    private static final Pattern HOME = Pattern.compile(
            "(.*)-(?:(based|headquartered|registered|flagged|domiciled|located|incorporated)|linked|owned|affiliated|backed|aligned"
                    + "|controlled|born|led|sponsored|run|designated)");
    private static final Pattern IMO = Pattern.compile("IMO(?: number)?:? ?\\d{7}", Pattern.CASE_INSENSITIVE);
    private static final Pattern KIND_OF_PARTY = Pattern.compile(
            "(?:an? )?(?:\\p{Lu}[\\p{L}.-]* ){1,3}(?:\\p{Ll}+ )?(individual|national|citizen|entity|company|person)");
    private static final Pattern MARKS = Pattern.compile("^[\"'(]+|[\"',;:.!?)]+$");
    private static final Pattern WORD = Pattern.compile("\\S+");

    /// Whether the item describes a party that is named elsewhere.
    boolean describes() {
        return name == null && (type != SubjectType.UNKNOWN || country != null || count > 0);
    }

    /// The same description for parties of several kinds: "ten individuals and entities".
    Mention ofAnyType() {
        return new Mention(
                name, groups, country, countryOfAll, SubjectType.UNKNOWN, SubjectType.UNKNOWN, count, endsByVerb);
    }

    static Mention read(Masked item) {
        return new Reader(item).read();
    }

    private static final class Reader {
        private final Masked item;
        private final List<String> groups;
        private int start = -1;
        private int end = -1;
        private boolean object;
        private boolean closed;
        private boolean byVerb;
        private boolean ofAll;
        private int count;
        private @Nullable String country;
        private SubjectType type = SubjectType.UNKNOWN;
        private SubjectType typeOfAll = SubjectType.UNKNOWN;

        Reader(Masked item) {
            this.item = item;
            this.groups = item.groups();
        }

        Mention read() {
            Matcher word = WORD.matcher(item.flat());
            boolean going = true;
            while (going && word.find()) {
                going = take(word.start(), word.end(), word.group());
            }
            groups.forEach(this::takeGroup);
            String name = start < 0 || object ? null : name();
            return new Mention(name, groups, country, ofAll, type(name), typeOfAll, count, byVerb);
        }

        /// Takes the next word; false where the item is read.
        private boolean take(int from, int to, String word) {
            if (Masked.blots(word.charAt(0))) {
                closed = start >= 0;
                Matcher home = HOME.matcher(word);
                return !home.matches() || home(from, "");
            }
            String bare = MARKS.matcher(word).replaceAll("");
            Matcher home = HOME.matcher(bare);
            if (bare.indexOf('-') > 0 && home.matches()) {
                return (home.group(2) != null ? home(from, home.group(1)) : reset());
            }
            if (capitalised(bare, to)) {
                return takeCapitalised(from, to, bare);
            }
            return takeLower(to, bare.toLowerCase(Locale.ROOT));
        }

        private boolean takeCapitalised(int from, int to, String bare) {
            if (closed) {
                return false;
            }
            if (start < 0) {
                start = from;
            }
            end = to;
            boolean possessive = bare.endsWith("'s") || bare.endsWith("s'");
            if (possessive) {
                String owner = item.raw().substring(start, from) + bare.replaceAll("'s?$", "");
                Optional<String> place = Places.any(Words.trimmed(owner));
                if (place.isPresent()) {
                    country = object ? country : place.get();
                    ofAll = !object;
                    boolean stillObject = object;
                    reset();
                    object = stillObject;
                } else if (!capitalNext(to)) {
                    reset();
                }
            }
            return true;
        }

        private boolean takeLower(int to, String word) {
            if (start >= 0 && !closed && CONNECTORS.contains(word) && joins(word, to)) {
                end = to;
                return true;
            }
            if (start < 0) {
                return takeBefore(word);
            }
            if (Words.modified(word)) {
                String modifier = Words.trimmed(item.raw().substring(start, end));
                Optional<String> place = Places.any(modifier).or(() -> Places.within(modifier));
                if (place.isPresent() && !object) {
                    country = place.get();
                    ofAll = word.endsWith("s");
                }
                reset();
                return takeBefore(word);
            }
            byVerb = !word.matches("and|or")
                            && !Words.PREPOSITIONS.contains(word)
                            && !word.endsWith("ing")
                            && !word.endsWith("ly")
                    || Words.CLAUSE_OPENERS.contains(word)
                            && !word.matches("who|which|that|whose|whom|where|when|as|following|after");
            if (word.equals("in") && country == null) {
                country = Places.within(
                                item.raw().substring(Math.min(to, item.raw().length())))
                        .orElse(null);
            }
            if (word.equals("based") || word.equals("located") || word.equals("headquartered")) {
                country = country == null
                        ? Places.described(item.raw().substring(end)).orElse(null)
                        : country;
                byVerb = false;
            }
            return false;
        }

        private boolean takeBefore(String word) {
            SubjectType kind = Words.kind(word);
            if (kind != null && !object) {
                boolean mixed = typeOfAll != SubjectType.UNKNOWN && typeOfAll != kind;
                type = mixed ? SubjectType.UNKNOWN : kind;
                typeOfAll = mixed
                        ? SubjectType.UNKNOWN
                        : word.matches(".*(?:s|men)") && count != 1 ? kind : SubjectType.UNKNOWN;
            }
            if (count == 0 && !object && !word.equals("a") && !word.equals("an")) {
                count = Words.number(word);
            } else if (count == 0 && !object) {
                count = 1;
            }
            if (Words.PREPOSITIONS.contains(word)) {
                object = true;
            }
            return !Words.CLAUSE_OPENERS.contains(word);
        }

        private boolean home(int from, String prefix) {
            String place = (start < 0 ? "" : item.raw().substring(start, from)) + prefix;
            String words = Words.trimmed(place.replaceAll("\\([^)]*\\)", " ").strip());
            if (!object) {
                country = Places.any(words).or(() -> Places.within(words)).orElse(country);
                ofAll = true;
            }
            boolean stillObject = object;
            reset();
            object = stillObject;
            return true;
        }

        private boolean reset() {
            start = -1;
            end = -1;
            object = false;
            closed = false;
            return true;
        }

        /// Whether a word may belong to a name: it begins with a capital, or is a number before or within
        /// one.
        private boolean capitalised(String word, int to) {
            if (word.isEmpty() || start < 0 && word.matches("The|A|An|Both|All|These")) {
                return false;
            }
            if (Character.isDigit(word.charAt(0))) {
                return start >= 0 && !closed || capitalNext(to);
            }
            return Character.isUpperCase(word.codePointAt(0))
                    || LOWER_ARTICLE.matcher(word).matches()
                    || Character.isLetter(word.codePointAt(0)) && !Character.isLowerCase(word.codePointAt(0));
        }

        private boolean capitalNext(int from) {
            Matcher next = WORD.matcher(item.flat());
            return next.find(from) && next.group().matches("[\"'(]?(?:\\p{Lu}|\\d|al-\\p{Lu}|el-\\p{Lu}).*");
        }

        /// Whether a small word joins what stands before and after it into one name.
        private boolean joins(String word, int to) {
            Matcher next = WORD.matcher(item.flat());
            int from = to;
            for (int i = 0; i < 2 && next.find(from); i++) {
                String follower = next.group();
                if (follower.matches("[\"']?(?:\\p{Lu}|\\d|al-\\p{Lu}).*")) {
                    boolean owned = follower.matches(".*'s?[,.]?$")
                            && Places.any(follower.replaceAll("'s?[,.]?$", "")).isPresent();
                    String owner = item.raw().substring(start, next.end()).replaceAll("'s?[,.]?$", "");
                    return (!owned || Places.country(Words.trimmed(owner)).isPresent())
                            && (!RARE_CONNECTORS.contains(word) || rareJoin(word, next.start()));
                }
                if (!CONNECTORS.contains(follower)) {
                    return false;
                }
                from = next.end();
            }
            return false;
        }

        /// "Door to Door Cargo" but not "Example Bank in Moscow", "Example Group to Iran".
        private boolean rareJoin(String word, int next) {
            String rest = item.raw().substring(next);
            return (word.equals("to") || word.equals("on"))
                    && Places.within(rest.split("[,(]")[0]).isEmpty()
                    && !rest.matches(
                            "(?:OFAC|SDN|Treasury|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|"
                                    + "March|April|May|June|July|August|September|October|November|December)\\b.*");
        }

        private void takeGroup(String group) {
            if (IMO.matcher(group).find()) {
                type = SubjectType.VESSEL;
            }
            Matcher kind = KIND_OF_PARTY.matcher(group);
            if (country == null) {
                country = Places.country(group)
                        .or(() -> kind.matches() ? Places.within(group) : Optional.empty())
                        .orElse(null);
            }
            if (type == SubjectType.UNKNOWN && kind.matches()) {
                type = Optional.ofNullable(Words.kind(kind.group(1))).orElse(SubjectType.UNKNOWN);
            }
            if (type == SubjectType.UNKNOWN && group.startsWith("who ")) {
                type = SubjectType.PERSON;
            }
        }

        private @Nullable String name() {
            String words = item.raw().substring(start, end);
            String flat = item.flat().substring(start, end);
            int blot = flat.indexOf(Masked.PARENTHESIS);
            String full = Words.trimmed((blot < 0 ? words : words.substring(0, blot)).strip());
            String name = Words.withoutTitles(full);
            if (name.length() < full.length() && type == SubjectType.UNKNOWN) {
                type = SubjectType.PERSON;
            }
            if (name.length() < full.length() && country == null) {
                country = Places.within(full.substring(0, full.length() - name.length()))
                        .orElse(null);
            }
            return Words.mayBeParty(name) ? withoutHome(name) : place(name);
        }

        /// "Anna Example of Peru" is a person from there; "Bank of Peru" is a name.
        private String withoutHome(String name) {
            int of = name.lastIndexOf(" of ");
            Optional<String> home = of < 0 ? Optional.empty() : Places.country(name.substring(of + 4));
            boolean person = home.isPresent()
                    && name.substring(0, of).matches("\\p{Lu}\\S*(?: \\S+){1,3}")
                    && !Words.organisation(name.substring(0, of))
                    && !name.matches(
                            ".*\\b(?:Republic|Kingdom|Government|State|Emirate|Forces|Voice|Communist|Workers'?|National|United|Islamic|People's|Democratic)\\b.*");
            if (!person) {
                return name;
            }
            country = home.get();
            type = type == SubjectType.UNKNOWN ? SubjectType.PERSON : type;
            return name.substring(0, of);
        }

        private @Nullable String place(String name) {
            country = country == null ? Places.any(name).orElse(null) : country;
            return null;
        }

        private SubjectType type(@Nullable String name) {
            boolean vessel = type == SubjectType.VESSEL && (name == null || !Words.endsWithSuffix(name));
            return name != null && !vessel && Words.organisation(name) ? SubjectType.ORGANISATION : type;
        }
    }
}
