package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a phrase that lists parties: "PRC-based A Co., Ltd. and B Limited, a Pakistani entity, C; and
/// one PRC national, D (aka E)".
///
/// @param parties in the order of the phrase
/// @param count how many the phrase itself announces ("three entities, ..."); 0 where it does not tell
/// @param delimited whether it is beyond doubt where one name ends and the next begins
record PartyList(List<Party> parties, int count, boolean delimited) {
    /// What the grammar around the phrase says about the number of parties.
    enum Number {
        ONE,
        MANY,
        UNKNOWN
    }

    private static final Pattern COMMA =
            Pattern.compile(",\\s*(?:(?:and|or|as well as|along with|together with|&)\\s+)?|;\\s*(?:and\\s+)?|:\\s+"
                    + "|\\s+(?:as well as|along with|together with)\\s+");
    private static final Pattern WITHIN_NAME = Pattern.compile(",\\s*" + Words.SUFFIX
            + "(?=$|[,;:)]|\\.|\\s*[\ue000\ue001]|\\s+and\\b|\\s+\\p{Ll}|\\s+" + Words.SUFFIX + "\\b)");
    private static final Pattern LEADS =
            Pattern.compile("(?:including|namely|specifically|such as|among them|both|to wit)\\s+");
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?:an? |the \\p{Ll}|former |current |then-|all |both |each |which|who|whose|whom|that |where|when|based|located|headquartered|registered|"
                    + "formed|founded|established|owned|led|run|controlled|operating|acting|known|based|currently|formerly|previously|"
                    + "its |his |her |their |in |of |from |for |by |with |under |at |on |as |also |then|now|through|via|one of |two of |\\p{Ll}+(?:ing|ed) ).*",
            Pattern.DOTALL);
    private static final Pattern RELATIVE =
            Pattern.compile("(?:who|which|that|whose|whom|where|of which|of whom|all of which)\\b.*", Pattern.DOTALL);
    private static final Pattern ENDS_IN_NAME = Pattern.compile(".*\\s\\p{Lu}[\\p{L}.'-]*$", Pattern.DOTALL);
    private static final Pattern COUNTED = Pattern.compile(
            "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,3}) .*", Pattern.DOTALL);

    /// One item between commas or semicolons.
    private record Item(Masked words, boolean afterSemicolon, boolean afterAnd) {}

    /// The same list, each party with what the words before it say of all.
    PartyList described(@Nullable String country, SubjectType type) {
        return new PartyList(
                parties.stream()
                        .map(party -> party.with(country, type, List.of()))
                        .toList(),
                parties.size(),
                delimited);
    }

    static PartyList read(Masked phrase, Number number, int announced) {
        List<Item> items = items(phrase);
        List<Conjunction> conjunctions = conjunctions(items);
        List<Conjunction> chosen = new ArrayList<>(
                conjunctions.stream().filter(Conjunction::separates).toList());
        PartyList list = collect(items, chosen);
        int target = list.count > 0 ? list.count : number == Number.ONE ? 1 : announced;
        if (number == Number.MANY && list.parties.size() == 1 && target <= 1) {
            target = 2;
        }
        if (target > 0 && list.parties.size() != target) {
            PartyList other = adjusted(items, conjunctions, chosen, target);
            list = other.parties.size() == target ? other : list;
        }
        boolean clear = conjunctions.stream().allMatch(Conjunction::clear) || list.parties.size() == target;
        return new PartyList(list.parties, list.count, clear);
    }

    /// Separates at more, or fewer, of the doubtful conjunctions until the number is right.
    private static PartyList adjusted(List<Item> items, List<Conjunction> all, List<Conjunction> chosen, int target) {
        List<Conjunction> tried = new ArrayList<>(chosen);
        PartyList list = collect(items, tried);
        List<Conjunction> order = all.stream().sorted().toList();
        for (int i = order.size() - 1; i >= 0 && list.parties.size() < target; i--) {
            if (!tried.contains(order.get(i)) && order.get(i).mayBeSplit()) {
                tried.add(order.get(i));
                list = collect(items, tried);
            }
        }
        for (int i = 0; i < order.size() && list.parties.size() > target; i++) {
            if (tried.contains(order.get(i)) && order.get(i).mayBeJoined()) {
                tried.remove(order.get(i));
                list = collect(items, tried);
            }
        }
        return list;
    }

    private static List<Item> items(Masked phrase) {
        List<Item> items = new ArrayList<>();
        Matcher separator = COMMA.matcher(phrase.flat());
        Matcher within = WITHIN_NAME.matcher(phrase.flat());
        int from = 0;
        String before = "";
        while (separator.find()) {
            boolean suffix =
                    within.region(separator.start(), phrase.flat().length()).lookingAt();
            if (!suffix) {
                add(phrase.part(from, separator.start()), before, items);
                before = separator.group();
                from = separator.end();
            }
        }
        add(phrase.part(from, phrase.flat().length()), before, items);
        return items;
    }

    private static void add(Masked words, String separator, List<Item> items) {
        Masked item = words;
        boolean and = separator.matches(".*\\b(?:and|as well as|along with|together with)\\s+");
        Matcher leading = Pattern.compile("and\\s+").matcher(item.flat());
        if (leading.lookingAt()) {
            item = item.part(leading.end(), item.flat().length());
            and = true;
        }
        if (!item.blank()) {
            items.add(new Item(item, separator.startsWith(";"), and));
        }
    }

    private static List<Conjunction> conjunctions(List<Item> items) {
        int last = items.size() - 1;
        boolean oxford = items.size() > 2 && items.stream().skip(1).anyMatch(Item::afterAnd);
        List<Conjunction> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Masked words = items.get(i).words();
            if (DESCRIPTION.matcher(words.flat()).matches() && i > 0) {
                continue;
            }
            boolean describedAsOne = i < last && items.get(i + 1).words().flat().matches("(?s)an? .*");
            Conjunction.Setting setting = oxford
                    ? Conjunction.Setting.OXFORD_LIST
                    : describedAsOne
                            ? Conjunction.Setting.ONE_PARTY
                            : i == last
                                            && i > 0
                                            && !DESCRIPTION
                                                    .matcher(items.get(i - 1)
                                                            .words()
                                                            .flat())
                                                    .matches()
                                    ? Conjunction.Setting.LAST_ITEM
                                    : Conjunction.Setting.ALONE;
            found.addAll(Conjunction.in(words.flat(), i, setting));
        }
        return found;
    }

    private static PartyList collect(List<Item> items, List<Conjunction> separating) {
        Collector collector = new Collector();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            int from = 0;
            boolean first = true;
            int index = i;
            List<Conjunction> here = separating.stream()
                    .filter(conjunction -> conjunction.item() == index)
                    .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                    .toList();
            for (Conjunction conjunction : here) {
                collector.take(
                        item.words().part(from, conjunction.start()),
                        first && item.afterSemicolon(),
                        !first || item.afterAnd());
                from = conjunction.end();
                first = false;
            }
            collector.take(
                    item.words().part(from, item.words().flat().length()),
                    first && item.afterSemicolon(),
                    !first || item.afterAnd());
        }
        collector.describeBehind();
        return new PartyList(collector.parties, collector.count, true);
    }

    /// Puts items and descriptions together, in their order.
    private static final class Collector {
        private static final Pattern ALIAS_NEXT = Pattern.compile("(?:its|his|her|their) (?:alias|aliases)");
        private static final Pattern RELATED = Pattern.compile("(?:its|his|her|their) (?:\\p{Ll}+[ -]){0,3}\\p{Ll}+");
        private final List<Party> parties = new ArrayList<>();
        private boolean aliasNext;
        private int segment;
        private int count;
        private boolean withinClause;
        private boolean afterPlace;
        private @Nullable Mention head;
        private int headAt;
        private int headFor;
        private @Nullable String countryOfAll;
        private SubjectType typeOfAll = SubjectType.UNKNOWN;

        void take(Masked words, boolean newSegment, boolean afterAnd) {
            if (newSegment) {
                segment = parties.size();
                head = null;
                withinClause = false;
            }
            Masked item = words;
            Matcher leads = LEADS.matcher(item.flat());
            boolean leading = leads.lookingAt();
            boolean ofDescription = head != null && headAt == parties.size();
            if (leading
                    && parties.size() > segment
                    && !ofDescription
                    && !item.flat().startsWith("both")) {
                withinClause = true;
                return;
            }
            if (leading) {
                item = item.part(leads.end(), item.flat().length());
            }
            if (!item.blank()) {
                takeWords(item, afterAnd);
            }
        }

        private void takeWords(Masked item, boolean afterAnd) {
            String flat = item.flat();
            if (ALIAS_NEXT.matcher(flat).matches() && !parties.isEmpty()) {
                aliasNext = true;
            } else if (aliasNext) {
                aliasNext = false;
                String alias = Mention.read(item).name();
                if (alias != null) {
                    describeLast(null, SubjectType.UNKNOWN, List.of(alias), false);
                }
            } else if (Aliases.marked(item.raw())) {
                describeLast(null, SubjectType.UNKNOWN, Aliases.in(item.raw()), false);
            } else if (RELATIVE.matcher(flat).matches()) {
                SubjectType type = flat.startsWith("who ") ? SubjectType.PERSON : SubjectType.UNKNOWN;
                describeLast(null, type, List.of(), false);
                withinClause = ENDS_IN_NAME.matcher(flat).matches()
                        && Places.within(lastWords(flat)).isEmpty();
            } else if (!withinClause || COUNTED.matcher(flat).matches()) {
                takeMention(item, afterAnd);
            }
        }

        private static String lastWords(String flat) {
            return flat.substring(Math.max(0, flat.length() - 40)).replaceFirst("^\\S*\\s", "");
        }

        private void takeMention(Masked item, boolean afterAnd) {
            Mention mention = Mention.read(item);
            boolean description = DESCRIPTION.matcher(item.flat()).matches();
            if (mention.name() != null
                    && !(description && item.flat().matches("(?s)(?:in|of|from|for|by|with|under|at|on|as) .*"))) {
                takeName(mention, mention.name());
            } else if (mention.describes()) {
                boolean before = parties.size() == segment
                        || afterAnd && RELATED.matcher(item.flat()).matches() && mention.type() != SubjectType.UNKNOWN
                        || afterAnd && mention.count() > 0
                        || COUNTED.matcher(item.flat()).matches();
                boolean place = afterPlace && mention.type() == SubjectType.UNKNOWN && mention.count() == 0;
                if (before && !place) {
                    introduce(mention);
                } else if (description || place || mention.type() == SubjectType.UNKNOWN) {
                    String country = mention.country() != null
                            ? mention.country()
                            : Places.described(item.raw()).orElse(null);
                    describeLast(
                            country,
                            mention.type(),
                            Aliases.in(item.raw()),
                            item.flat().matches("(?s)(?:both|all) .*"));
                } else if (afterAnd) {
                    introduce(mention);
                }
            } else if (description) {
                describeLast(
                        Places.described(item.raw()).orElse(null), SubjectType.UNKNOWN, Aliases.in(item.raw()), false);
            }
            afterPlace = description || mention.country() != null;
        }

        /// A description before the names it is about: "three PRC entities, A, B, and C". Where the names
        /// stand in parentheses or between dashes, they are read out of these.
        private void introduce(Mention description) {
            describeBehind();
            boolean mixed = head != null && headAt == parties.size() && head.type() != description.type();
            head = mixed ? description.ofAnyType() : description;
            headAt = parties.size();
            headFor = description.count() > 0 ? description.count() : Integer.MAX_VALUE;
            count += description.count();
            countryOfAll = null;
            typeOfAll = SubjectType.UNKNOWN;
            for (String group : description.groups()) {
                if (Places.any(group).isEmpty()
                        && !Aliases.marked(group)
                        && !group.matches("(?s)(?:which|who|that|an?|the(?! \\p{Lu})|including)\\b.*")
                        && !group.matches("[\\p{Lu}\\d&.-]+s?")) {
                    PartyList inner = collect(
                            items(Masked.of(group)),
                            conjunctions(items(Masked.of(group))).stream()
                                    .filter(Conjunction::separates)
                                    .toList());
                    inner.parties.forEach(party -> parties.add(underHead(party)));
                }
            }
        }

        /// A description that no name follows is of those before it: "A and B, two individuals who led it".
        void describeBehind() {
            Mention behind = head;
            if (behind != null
                    && headAt == parties.size()
                    && behind.count() > 0
                    && behind.count() <= parties.size() - segment) {
                for (int i = parties.size() - behind.count(); i < parties.size(); i++) {
                    parties.set(i, parties.get(i).with(behind.country(), behind.type(), List.of()));
                }
                count -= behind.count();
            }
        }

        private void takeName(Mention mention, String name) {
            if (mention.endsByVerb() && mention.count() == 0) {
                head = null;
            }
            List<String> aliases = new ArrayList<>();
            mention.groups().forEach(group -> aliases.addAll(Aliases.in(group)));
            if (mention.countryOfAll()) {
                countryOfAll = mention.country();
            }
            if (mention.countryOfAll() || mention.typeOfAll() != SubjectType.UNKNOWN) {
                typeOfAll = mention.typeOfAll();
            }
            String country = mention.country() == null ? countryOfAll : mention.country();
            parties.add(underHead(new Party(
                    name, aliases, country, mention.type() == SubjectType.UNKNOWN ? typeOfAll : mention.type())));
            if (mention.count() > 1) {
                count += mention.count();
                head = mention;
                headFor = mention.count() - 1;
            }
        }

        private Party underHead(Party party) {
            if (head == null || headFor <= 0) {
                return party;
            }
            headFor--;
            return party.with(head.country(), head.type(), List.of());
        }

        private void describeLast(@Nullable String country, SubjectType type, List<String> aliases, boolean all) {
            int from = all ? segment : Math.max(segment, parties.size() - 1);
            for (int i = from; i < parties.size(); i++) {
                parties.set(i, parties.get(i).with(country, type, aliases));
            }
        }
    }
}
