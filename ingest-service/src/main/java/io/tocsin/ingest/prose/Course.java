package io.tocsin.ingest.prose;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through a text once, from its first block to its last, and collects what it claims. It keeps in
/// mind what a reader keeps in mind: whether an earlier act is being recalled, which list is open ("the
/// following entities:"), whom "it" means.
final class Course {
    /// No official sentence is longer; what is, is no prose.
    private static final int SENTENCE_LIMIT = 20_000;

    private static final Pattern ANAPHOR = Pattern.compile(
            "(?:(?:As a result|Accordingly|Today|Therefore|Consequently|For (?:this|these) reasons?|As such),? )?(?:It|He|She|it|he|she|(?:The|This|the|this) (?:company|entity|firm|group|"
                    + "individual|vessel|bank|organization|tanker|network))");
    private static final Pattern PLURAL_ANAPHOR = Pattern.compile(
            "(?:(?:As a result|Accordingly|Today|Therefore|Consequently),? )?(?:They|(?:[Bb]oth|[Tt]hese|[Tt]hose|[Tt]he)(?: (?:two|three|four|five))? (?:of (?:them|these \\p{Ll}+)"
                    + "|companies|entities|firms|individuals|vessels|men|organizations|groups))");
    /// "They are A, B and C": the names behind the sentence that counts them.
    private static final Pattern NAMES_THEM = Pattern.compile(
            "(?:They|(?:These|Those|The)(?: \\w+)? ?(?:designated |sanctioned |designees|targets|persons|individuals|entities|companies|firms|vessels|officials"
                    + "|organizations){1,2}(?: and (?:individuals|entities|persons|vessels))?(?: (?:sanctioned|designated|targeted)(?: today)?)?) (?:are|include):?\\s+(?=.*\\p{Lu})",
            Pattern.DOTALL);
    /// "Specifically, the Department is sanctioning": the sentence before says under what.
    private static final Pattern IN_PARTICULAR = Pattern.compile("(?:Specifically|In particular|Namely)\\b");
    /// "over 30 entities tied to Anna Example, Peter Example": the names are of others, not of those counted.
    private static final Pattern TIED_TO = Pattern.compile(
            "[^,;:]*\\b(?:tied|linked|connected|related|affiliated|associated) (?:to|with) (?:[^,;:]* )?\\p{Lu}(?!.*\\bincluding\\b)",
            Pattern.DOTALL);
    /// Only a person is a leader, an officer or a relative.
    private static final Pattern BEING_A_PERSON = Pattern.compile(
            "for being (?:or having been )?(?:an? |the )?(?:(?:current|former|foreign|senior|government|adult) (?:or former )?)*"
                    + "(?:leader|official|executive|spouse|child|son|daughter|family member|member of the board)\\b");
    private static final Pattern FOLLOWING = Pattern.compile("\\b(?:following|below)\\b");
    private static final Pattern AS_STATUS = Pattern.compile(
            "\\bas (?:an? )?(?:designated )?(?:Foreign Terrorist|FTO|Specially Designated Global|SDGT)[^.;]{0,120}");
    /// "This action is being taken pursuant to E.O. 13382."
    private static final Pattern ACTION_UNDER = Pattern.compile(
            "\\b(?:[Aa]ctions?|[Dd]esignations?|[Mm]easures|[Ss]anctions)\\b.{0,200}?\\b(?:is|are)\\b(?: \\S+){0,3} (?:pursuant to|under)\\b",
            Pattern.DOTALL);
    private static final Pattern VAGUE = Pattern.compile(
            "\\b(?:nearly|almost|more than|over|approximately|about|around|at least|dozens|hundreds|some)\\b");
    private static final Pattern REASON = Pattern.compile("\\bfor (?!sanctions\\b)(?=\\p{Ll})");
    private static final Pattern OTHERS_BASIS = Pattern.compile(
            ".*\\b(?:blocked|designated|sanctioned|identified|listed|persons?|named|added)(?: \\S+){0,6}? (?:pursuant to|under|in)(?: the)? $",
            Pattern.DOTALL);
    private static final String VERB =
            " (?:is|are|was|were|has|have|had|also|manufactures?|produces?|supplies|supplied|develops?|provides?|provided|operates?|operated|specializes|"
                    + "facilitated|facilitates|works?|worked|serves?|served|owns?|owned|procures?|procured|sells?|sold|transports?|transported|exports?|imports?) ";
    private static final Pattern FINITE = Pattern.compile("(?<![,;])" + VERB);
    private static final Pattern FINITE_BEHIND_DESCRIPTION = Pattern.compile("(?<![;])" + VERB);
    private static final Pattern PLURAL = Pattern.compile(" (?:are|were|have) ");

    private final List<Prose.Block> blocks;
    private final ShortNames shortNames;
    private final Recollection recollection;
    private final Testimony testimony = new Testimony();
    private @Nullable OpenList open;
    private @Nullable OpenList lastOfAll;
    private @Nullable Unnamed unnamed;
    private @Nullable String instrument;

    /// A list that a sentence has opened. A recalled one is passed over.
    private record OpenList(
            Act act,
            List<LegalBasis> bases,
            @Nullable LocalDate day,
            SubjectType type,
            boolean recalled,
            boolean colon,
            boolean begun) {
        OpenList goingOn() {
            return new OpenList(act, bases, day, type, recalled, colon, true);
        }
    }

    /// An act that says how many, and not who.
    private record Unnamed(OpenList act, int parties) {}

    Course(List<Prose.Block> blocks, Days days) {
        this.blocks = blocks;
        this.shortNames = ShortNames.of(blocks);
        LocalDate reference =
                days.today() != null ? days.today() : Days.latest(blocks).orElse(null);
        this.recollection = new Recollection(days, reference);
    }

    Testimony testimony() {
        for (Prose.Block block : blocks) {
            boolean listed = open != null && takeListed(block, open);
            open = listed || open != null && block.item() ? open : null;
            for (int i = 0; i < block.sentences().size(); i++) {
                takeSentence(block, i, listed);
            }
        }
        takeCountedItems();
        return testimony;
    }

    // Lists

    private boolean takeListed(Prose.Block block, OpenList list) {
        Prose.Sentence first = block.sentences().getFirst();
        Masked words = Masked.of(first.text());
        if (ListEntry.looksLike(first.text())) {
            Optional<ListEntry> entry = ListEntry.read(first.text());
            if (!list.recalled()) {
                entry.ifPresent(it -> testimony.claim(new Claim(
                        it.party(),
                        list.act().action(),
                        list.act().tense(),
                        list.bases(),
                        it.programmes(),
                        list.day(),
                        true,
                        false,
                        first.quote())));
            }
            open = list.goingOn();
            return entry.isPresent();
        }
        if (!block.item()
                && (!list.colon()
                        || first.text().endsWith(":")
                        || !Act.in(words).isEmpty())) {
            return false;
        }
        List<Party> parties = opening(words);
        if (!list.recalled()) {
            for (Party party : parties) {
                Party typed = party.with(null, list.type(), List.of());
                testimony.claim(new Claim(
                        shortNames.resolve(typed),
                        list.act().action(),
                        list.act().tense(),
                        list.bases(),
                        List.of(),
                        list.day(),
                        true,
                        false,
                        first.quote()));
            }
        }
        open = list.goingOn();
        return !parties.isEmpty();
    }

    /// Who a list item, or a sentence, begins with. More than one only where its verb says so.
    private List<Party> opening(Masked sentence) {
        Matcher finite = FINITE.matcher(sentence.flat());
        boolean verb = finite.find();
        int end = verb ? finite.start() : sentence.flat().length();
        boolean many = verb && PLURAL.matcher(finite.group()).matches();
        Masked head = sentence.part(0, end);
        if (Act.in(head).isEmpty()) {
            List<Party> parties = PartyList.read(head, many ? PartyList.Number.MANY : PartyList.Number.ONE, 0)
                    .parties();
            return many
                    ? parties
                    : parties.stream()
                            .limit(1)
                            .filter(party -> startsWith(head, party))
                            .toList();
        }
        return List.of();
    }

    /// In an item the name comes before any comma, or after a description that needs none.
    private static boolean startsWith(Masked head, Party party) {
        int comma = head.flat().indexOf(", ");
        int name = head.raw().indexOf(party.name());
        return name >= 0 && (comma < 0 || name <= comma);
    }

    /// Items without a sentence that opens their list: read where there are as many as the text
    /// announces.
    private void takeCountedItems() {
        int missing = testimony.announced();
        if (missing == 0 || !testimony.claims().isEmpty() || lastOfAll == null) {
            return;
        }
        OpenList list = lastOfAll;
        List<List<Prose.Block>> runs = new ArrayList<>();
        boolean running = false;
        for (Prose.Block block : blocks) {
            if (block.item() && !running) {
                runs.add(new ArrayList<>());
            }
            running = block.item();
            if (running) {
                runs.getLast().add(block);
            }
        }
        runs.stream()
                .filter(run -> run.size() == missing)
                .filter(run -> run.stream()
                        .allMatch(block ->
                                opening(Masked.of(block.sentences().getFirst().text()))
                                                .size()
                                        == 1))
                .findFirst()
                .ifPresent(run -> run.forEach(block -> takeListed(block, list)));
    }

    // Sentences

    private void takeSentence(Prose.Block block, int index, boolean listed) {
        Prose.Sentence sentence = block.sentences().get(index);
        if (sentence.text().length() > SENTENCE_LIMIT || sentence.text().endsWith("?") || headline(sentence.text())) {
            return;
        }
        Masked words = Masked.of(sentence.text());
        List<Act> acts = Act.in(words);
        if (acts.isEmpty() && unnamed != null && index > 0) {
            takeNamesOfThem(words, sentence.quote(), unnamed);
        }
        if (acts.isEmpty() && ACTION_UNDER.matcher(sentence.text()).find()) {
            testimony.ofAction(LegalReferences.in(sentence.text()).stream()
                    .map(LegalReferences.Reference::basis)
                    .toList());
        }
        for (int i = 0; i < acts.size(); i++) {
            Act act = acts.get(i);
            int end = i + 1 < acts.size()
                    ? Math.max(acts.get(i + 1).clauseStart(), act.verbEnd())
                    : words.flat().length();
            takeAct(block, index, words, act, end, listed);
        }
    }

    private static boolean namesOthers(Masked phrase, PartyList list) {
        Matcher tied = TIED_TO.matcher(phrase.flat());
        return tied.lookingAt()
                && (list.count() == 0 || list.count() > list.parties().size())
                && Mention.read(phrase.part(0, tied.end())).name() == null;
    }

    /// Only where there are as many as the text announces.
    private void takeNamesOfThem(Masked words, String quote, Unnamed them) {
        Matcher names = NAMES_THEM.matcher(words.flat());
        if (!names.lookingAt() || !testimony.claims().isEmpty()) {
            return;
        }
        OpenList list = them.act();
        List<Party> parties = PartyList.read(
                        words.part(names.end(), words.flat().length()), PartyList.Number.MANY, them.parties())
                .parties();
        boolean someOf = names.group().contains(" include");
        if (parties.size() == them.parties() || someOf && parties.size() < them.parties()) {
            for (Party party : parties) {
                Party typed = shortNames.resolve(party.with(null, list.type(), List.of()));
                testimony.claim(new Claim(
                        typed,
                        list.act().action(),
                        list.act().tense(),
                        list.bases(),
                        List.of(),
                        list.day(),
                        true,
                        true,
                        quote));
            }
        }
    }

    private void takeAct(Prose.Block block, int index, Masked words, Act act, int clauseEnd, boolean listed) {
        Prose.Sentence sentence = block.sentences().get(index);
        boolean recalled = recollection.recalled(act, words);
        List<LegalBasis> bases = bases(words.raw(), act, clauseEnd);
        if (bases.isEmpty() && instrument != null) {
            bases = LegalReferences.bare(words.raw().substring(act.verbEnd(), clauseEnd), instrument);
        }
        instrument = bases.isEmpty() ? instrument : bases.getLast().instrument();
        if (bases.isEmpty()
                && unnamed != null
                && IN_PARTICULAR.matcher(words.flat()).lookingAt()) {
            bases = unnamed.act().bases();
        }
        if (act.needsBasis() && bases.isEmpty()) {
            return;
        }
        Masked phrase = words.part(act.phraseStart(), act.phraseEnd());
        PartyList list = PartyList.read(subject(phrase, act), act.number(), testimony.announced());
        if (list.parties().isEmpty()) {
            list = behindColon(words, phrase, act, list);
        }
        if (namesOthers(phrase, list)) {
            list = new PartyList(List.of(), list.count(), true);
        }
        boolean counted = list.count() > 0 && list.count() == list.parties().size();
        List<Party> parties = ANAPHOR.matcher(phrase.flat()).matches()
                ? antecedent(block, index)
                : PLURAL_ANAPHOR.matcher(phrase.flat()).matches()
                        ? antecedents(block, index, phrase.flat())
                        : list.parties();
        if (BEING_A_PERSON
                .matcher(words.flat().substring(act.verbEnd(), clauseEnd))
                .find()) {
            parties = parties.stream()
                    .map(party -> party.with(null, SubjectType.PERSON, List.of()))
                    .toList();
        }
        LocalDate day = recollection.day(act, words).orElse(null);
        if (!recalled) {
            if (day != null) {
                testimony.day(day);
            }
            for (Party party : parties) {
                testimony.claim(new Claim(
                        shortNames.resolve(party),
                        act.action(),
                        act.tense(),
                        bases,
                        status(words, act),
                        day,
                        list.delimited(),
                        counted,
                        sentence.quote()));
            }
        }
        SubjectType type = type(phrase);
        OpenList opened =
                new OpenList(act, bases, day, type, recalled, sentence.text().endsWith(":"), false);
        if (!recalled && parties.isEmpty()) {
            int count = VAGUE.matcher(phrase.flat()).find() ? 0 : list.count();
            testimony.ofAll(bases, count, types(phrase));
            lastOfAll = opened;
        }
        boolean news = !recalled || day != null && recollection.recent(day);
        unnamed = news && parties.isEmpty() && list.count() > 0 ? new Unnamed(opened, list.count()) : null;
        boolean opens = opened.colon() || FOLLOWING.matcher(phrase.flat()).find();
        if (opens && parties.isEmpty() && index == block.sentences().size() - 1 && !listed) {
            open = opened;
        }
    }

    /// "The following vessels are being identified as blocked: A and B." Without the word the number must agree:
    /// "is designating three Iranian exchange houses pursuant to E.O. 13902: A, B, and C."
    private static PartyList behindColon(Masked words, Masked phrase, Act act, PartyList otherwise) {
        int colon = words.flat().indexOf(": ", act.verbEnd());
        if (colon < 0) {
            return otherwise;
        }
        PartyList list = PartyList.read(
                words.part(colon + 2, words.flat().length()), PartyList.Number.UNKNOWN, otherwise.count());
        if (FOLLOWING.matcher(phrase.flat()).find()) {
            return list;
        }
        Mention description = Mention.read(phrase);
        return otherwise.count() > 0 && list.parties().size() == otherwise.count()
                ? list.described(description.country(), type(phrase))
                : otherwise;
    }

    /// The tags of the statuses that an act gives by their names: "as Specially Designated Global
    /// Terrorists".
    private static List<String> status(Masked words, Act act) {
        Matcher as =
                AS_STATUS.matcher(words.raw()).region(act.verbEnd(), words.raw().length());
        if (act.action() != Action.DESIGNATE || !as.find()) {
            return List.of();
        }
        List<String> tags = new ArrayList<>();
        if (as.group().matches("(?s).*(?:Specially Designated Global Terrorist|SDGT).*")) {
            tags.add("SDGT");
        }
        if (as.group().matches("(?s).*(?:Foreign Terrorist Organi[sz]ation|FTO).*")) {
            tags.add("FTO");
        }
        return tags;
    }

    /// The subject of a passive sentence, without what introduces the sentence.
    private static Masked subject(Masked phrase, Act act) {
        if (act.phraseEnd() != act.verbStart()) {
            return phrase;
        }
        Matcher introduction = INTRODUCTION.matcher(phrase.flat());
        Masked rest = phrase;
        while (introduction.lookingAt()) {
            rest = rest.part(introduction.end(), rest.flat().length());
            introduction = INTRODUCTION.matcher(rest.flat());
        }
        return afterEarlierClause(rest);
    }

    private static final Pattern INTRODUCTION = Pattern.compile(
            "\"?(?:In|As|For|To|On|At|With|By|Following|Pursuant to|Under|Additionally|Also|Finally|Today|Concurrently|Separately|Similarly|Specifically|Further|Furthermore|"
                    + "Moreover|Meanwhile|Consistent|Due|Because|Given|Since|Consequently|Accordingly|Through|Alongside|Along|Among|After|While|Beyond|Based on|Therefore|Thus|Simultaneously)\\b[^,]*,\\s+");

    /// "Foo supplies Bar, and Baz is being designated": the first clause names no subject of the second.
    private static Masked afterEarlierClause(Masked subject) {
        int comma = subject.flat().lastIndexOf(", and ");
        if (comma < 0) {
            return subject;
        }
        Masked first = subject.part(0, subject.flat().indexOf(','));
        Masked last = subject.part(comma + ", and ".length(), subject.flat().length());
        Mention clause = Mention.read(first);
        return clause.name() != null
                        && clause.endsByVerb()
                        && Mention.read(last).name() != null
                ? last
                : subject;
    }

    /// Whom "it" or "the company" means: the party with which the text before began.
    private List<Party> antecedent(Prose.Block block, int index) {
        for (int i = index - 1; i >= 0; i--) {
            List<Party> parties = opening(Masked.of(block.sentences().get(i).text()));
            if (parties.size() == 1) {
                return parties;
            }
        }
        return List.of();
    }

    /// Whom "both companies" means: those with whom the sentence before began, where their number is right.
    private static List<Party> antecedents(Prose.Block block, int index, String anaphor) {
        if (index == 0) {
            return List.of();
        }
        Masked before = Masked.of(block.sentences().get(index - 1).text());
        Matcher finite = FINITE_BEHIND_DESCRIPTION.matcher(before.flat());
        if (!finite.find() || !Act.in(before).isEmpty()) {
            return List.of();
        }
        SubjectType kind =
                anaphor.endsWith("individuals") || anaphor.endsWith("men") ? SubjectType.PERSON : SubjectType.UNKNOWN;
        int number = anaphor.matches("(?i).*\\bboth\\b.*")
                ? 2
                : Stream.of(anaphor.split(" ")).mapToInt(Words::number).max().orElse(0);
        List<Party> parties = PartyList.read(before.part(0, finite.start()), PartyList.Number.MANY, number)
                .parties();
        return number == 0 || parties.size() == number
                ? parties.stream()
                        .map(party -> party.with(null, kind, List.of()))
                        .toList()
                : List.of();
    }

    /// The bases of an act: those before its reason, since a reason often names others ("for having
    /// assisted a person whose property is blocked pursuant to ..."); else those elsewhere in the clause,
    /// or before it.
    private static List<LegalBasis> bases(String sentence, Act act, int clauseEnd) {
        List<LegalReferences.Reference> all = LegalReferences.in(sentence).stream()
                .filter(reference -> reference.end() <= clauseEnd)
                .filter(reference -> !othersBasis(sentence, reference.start(), act))
                .toList();
        Matcher reason = REASON.matcher(sentence);
        int reasonStart = reason.find(act.verbEnd()) ? reason.start() : clauseEnd;
        List<LegalReferences.Reference> behind = all.stream()
                .filter(reference -> reference.start() >= act.clauseStart())
                .toList();
        List<LegalReferences.Reference> direct = behind.stream()
                .filter(reference -> reference.start() < reasonStart)
                .toList();
        List<LegalReferences.Reference> chosen = Stream.of(direct, behind, all)
                .filter(references -> !references.isEmpty())
                .findFirst()
                .orElse(List.of());
        return LegalReferences.merged(
                chosen.stream().map(LegalReferences.Reference::basis).toList());
    }

    private static boolean othersBasis(String sentence, int reference, Act act) {
        if (reference < act.verbEnd()) {
            return false;
        }
        return OTHERS_BASIS
                .matcher(sentence.substring(act.verbEnd(), reference))
                .matches();
    }

    private static SubjectType type(Masked phrase) {
        List<SubjectType> types = types(phrase);
        return types.size() == 1 ? types.getFirst() : SubjectType.UNKNOWN;
    }

    private static List<SubjectType> types(Masked phrase) {
        return Stream.of(phrase.flat().split("[^\\p{L}]+"))
                .flatMap(word -> Optional.ofNullable(Words.kind(word)).stream())
                .distinct()
                .toList();
    }

    /// A headline has capitals throughout, so that in it a name cannot be told from other words.
    private static boolean headline(String sentence) {
        if (sentence.matches("(?s).*[.!?:;\"]$")) {
            return false;
        }
        List<String> words = Stream.of(sentence.split("\\s+"))
                .filter(word -> word.length() > 3)
                .toList();
        long capitals = words.stream()
                .filter(word -> !Character.isLowerCase(word.charAt(0)))
                .count();
        return capitals * 10 >= words.size() * 8L;
    }
}
