package io.tocsin.ingest.prose;

import io.tocsin.designation.event.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A clause by which an authority designates, amends or delists: its verb, and where it says whom.
///
/// @param tense how the verb stands; it decides what may be a recollection
/// @param number what the verb says about the number of parties, where they are its subject
/// @param needsBasis whether the verb is too weak to count without a legal basis beside it ("targeting")
/// @param clauseStart where the clause begins
/// @param verbStart where the verb begins
/// @param verbEnd where the verb ends
/// @param phraseStart where the phrase begins that names the parties
/// @param phraseEnd where that phrase ends
record Act(
        Action action,
        Tense tense,
        PartyList.Number number,
        boolean needsBasis,
        int clauseStart,
        int verbStart,
        int verbEnd,
        int phraseStart,
        int phraseEnd) {
    enum Tense {
        /// "is designating", "are being designated": the act itself.
        PROGRESSIVE,
        /// "designates", "are designated under".
        PRESENT,
        /// "has designated", "have been added".
        PERFECT,
        /// "designated", "was sanctioned": mostly a recollection.
        PAST
    }

    private static final String SMALL =
            "(?:(?:also|today|hereby|concurrently|further|additionally|now|simultaneously|jointly|again|therefore|thus"
                    + "|separately|publicly|this week|likewise|immediately|officially|formally|collectively|each|both|all|\ue000+|\ue001+),? ){0,4}+";
    private static final String LIST = "(?:[Ll]ists?|SDN|sanctions|[Dd]esignations?|annex)\\b";
    private static final String ON =
            "(?:,? (?:today|this week|under|pursuant to|in accordance with|based on|on \\p{Lu}\\p{L}+day)[^;]{0,200}?)?,? (?:on|against|upon)";
    private static final String KIND_OF_SANCTIONS =
            "(?:[\\w.-]+ ){0,4}?(?:sanctions|measures|penalties|asset freezes?)";
    private static final String SANCTIONS_OF =
            "(?:the )?(?:\\S+ ){0,12}?(?:designations?|sanctions|listings?|status)(?: imposed)? (?:of|on|against|for|from)";
    private static final String ENTRY_OF =
            "(?:the |its )?(?:\\S+ ){0,14}?(?:designations?|entry|entries|listings?|information|identifiers) (?:of|for|on|relating to|associated with)";
    private static final String TO_LIST =
            "(?= [^;]{1,1500}?\\b(?:to|on|onto) (?:the |its |OFAC's |[\\w.']+ ){0,6}?[^,;]{0,80}?" + LIST + ")";
    private static final String FROM_LIST =
            "(?= [^;]{1,1500}?\\bfrom (?:the |its |OFAC's |[\\w.']+ ){0,6}?[^,;]{0,80}?" + LIST + ")";
    private static final String AS_PROPERTY =
            "(?= [^;]{1,1500}?\\bas (?:a |an )?(?:blocked )?(?:property|vessels?|aircraft|entit))";

    private static final String AS_TERRORIST =
            "(?= [^;]{1,600}?\\bas (?:an? )?(?:designated )?(?:Foreign|Specially|SDGT|FTO))";

    /// One verb in its forms, with the words up to its object. A sentence with none of the stems has none
    /// of the forms, which saves looking for each.
    private record Verb(
            Action action,
            boolean weak,
            List<String> stems,
            String gerund,
            String present,
            String past,
            String participle) {
        boolean mayBeIn(String sentence) {
            return stems.stream().anyMatch(sentence::contains);
        }
    }

    private static final List<Verb> VERBS = List.of(
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("designat"),
                    "(?:re-?)?designating",
                    "designates?",
                    "(?:re-?)?designated",
                    "(?:re-?)?designated"),
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("sanction", "blacklist"),
                    "(?:sanctioning|blacklisting)",
                    "(?:sanctions?|blacklists?)",
                    "(?:sanctioned|blacklisted)",
                    "(?:sanctioned|blacklisted)"),
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("impos", "announc", "levy", "levi", "slapped", "subjected"),
                    "(?:imposing|announcing|levying) " + KIND_OF_SANCTIONS + "(?:" + ON + ")?",
                    "(?:imposes?|announces?) " + KIND_OF_SANCTIONS + ON,
                    "(?:imposed|slapped|announced|levied) " + KIND_OF_SANCTIONS + ON,
                    "subjected to sanctions"),
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("announc", "listed"),
                    "announcing (?:the )?(?:designations?|sanctioning|listing) of",
                    "announces? (?:the )?(?:designations?|sanctioning|listing) of",
                    "announced (?:the )?(?:designations?|sanctioning|listing) of",
                    "listed under"),
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("add", "plac"),
                    "(?:adding|placing)(?:" + TO_LIST + "|" + AS_TERRORIST + ")",
                    "(?:adds?|places?)" + TO_LIST,
                    "(?:added|placed)" + TO_LIST,
                    "(?:added|placed)(?= (?:to|on|onto) [^;]{0,120}?" + LIST + ")"),
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("block"),
                    "blocking (?:all )?(?:the )?(?:property|assets)(?: and interests in property)? of",
                    "blocks? the property of",
                    "blocked the property of",
                    "blocked(?= (?:pursuant|under))"),
            new Verb(
                    Action.DESIGNATE,
                    false,
                    List.of("identif"),
                    "identifying" + AS_PROPERTY,
                    "identif(?:y|ies)" + AS_PROPERTY,
                    "identified" + AS_PROPERTY,
                    "identified(?=,?(?: pursuant to [^,;]{1,120},?)? as (?:blocked )?property)"),
            new Verb(
                    Action.DESIGNATE,
                    true,
                    List.of("target", "action"),
                    "(?:targeting|taking (?:\\w+ ){0,2}?action (?:today )?against)",
                    "(?:targets?|takes? action against)",
                    "(?:targeted|took action against)",
                    "targeted"),
            new Verb(
                    Action.DELIST,
                    false,
                    List.of("list", "unblock", "remov"),
                    "(?:delisting|de-listing|unblocking|removing" + FROM_LIST + ")",
                    "(?:delists?|de-lists?|removes?" + FROM_LIST + ")",
                    "(?:delisted|de-listed|unblocked|removed" + FROM_LIST + ")",
                    "(?:delisted|de-listed|unblocked|removed(?= from [^;]{0,160}?" + LIST
                            + ")|removed(?=\\.?$| today| pursuant))"),
            new Verb(
                    Action.DELIST,
                    false,
                    List.of("lift", "remov", "revok", "rescind", "terminat", "withdr", "no longer"),
                    "(?:lifting|removing|revoking|rescinding|terminating|withdrawing) " + SANCTIONS_OF,
                    "(?:lifts?|revokes?|rescinds?|terminates?) " + SANCTIONS_OF,
                    "(?:lifted|removed|revoked|rescinded|terminated|withdrew) " + SANCTIONS_OF,
                    "no longer designated"),
            new Verb(
                    Action.AMEND,
                    false,
                    List.of("amend", "updat", "modif", "revis", "correct"),
                    "(?:amending|updating|modifying|revising|correcting) " + ENTRY_OF,
                    "(?:amends?|updates?|modifies|modify) " + ENTRY_OF,
                    "(?:amended|updated|modified|revised) " + ENTRY_OF,
                    "(?:amended|updated|modified|revised)"));

    private static final String WHEN =
            "(?:,? (?:today|on \\p{Lu}\\p{L}+(?:,? \\d{1,2}(?:, \\d{4})?)?|this week|\ue000+|\ue001+),?){0,3}";
    private static final String ACTOR =
            "\\b(?:United States|U\\.S\\.|US|USA|OFAC|Department|Treasury|State|Washington|[Gg]overnment|[Aa]dministration|Control|[Ww]e|[Ii]t|[Tt]hey|"
                    + "Secretary(?: of State)?(?: \\p{Lu}\\p{L}+){0,3}|Council|Committee|Union|EU|UK|Kingdom|Britain|Canada|Australia|Japan|authorities|officials)"
                    + WHEN + " " + SMALL;

    private record Form(Pattern pattern, Verb verb, Tense tense, boolean passive) {}

    /// "Also designated today are A and B": the parties come behind the verb.
    private static final Form INVERTED = form(
            "\\b(?:[Aa]lso|[Aa]mong (?:those|the (?:entities|individuals|persons|companies)))(?: being)? (?:designated|sanctioned)(?: today)?"
                    + "(?: (?:pursuant to|under) [^,;]{1,80}?)?,? (?:is|are|were|includes?)",
            VERBS.getFirst(),
            Tense.PROGRESSIVE,
            false);
    /// The headings of OFAC's pages. One that mixes additions and removals opens no list.
    private static final List<Form> HEADINGS = List.of(
            form("\\bfollowing (?:\\w+ )?additions have been made", VERBS.getFirst(), Tense.PERFECT, true),
            form(
                    "\\bfollowing (?:\\w+ )?(?:deletions|removals) have been made",
                    verb(Action.DELIST),
                    Tense.PERFECT,
                    true),
            form("\\bfollowing (?:\\w+ )?changes have been made", verb(Action.AMEND), Tense.PERFECT, true));
    private static final List<Form> FORMS = Stream.of(
                    VERBS.stream().flatMap(verb -> forms(verb).stream()), Stream.of(INVERTED), HEADINGS.stream())
            .flatMap(forms -> forms)
            .toList();

    private static Verb verb(Action action) {
        return VERBS.stream()
                .filter(verb -> verb.action() == action)
                .findFirst()
                .orElseThrow();
    }

    private static List<Form> forms(Verb verb) {
        return List.of(
                form("(?:\\b(?:is|are|am|was|were)|'re) " + SMALL + verb.gerund, verb, Tense.PROGRESSIVE, false),
                form(ACTOR + "(?:has|have) " + SMALL + verb.past, verb, Tense.PERFECT, false),
                form(ACTOR + verb.past, verb, Tense.PAST, false),
                form("\\b(?:took|taking|take) action (?:today )?to " + verb.present, verb, Tense.PAST, false),
                form(ACTOR + verb.present, verb, Tense.PRESENT, false),
                form(
                        "\\b(?:is|are|was|were) " + SMALL + "being " + SMALL + verb.participle,
                        verb,
                        Tense.PROGRESSIVE,
                        true),
                form("\\b(?:has|have) " + SMALL + "been " + SMALL + verb.participle, verb, Tense.PERFECT, true),
                form("\\b(?:was|were) " + SMALL + verb.participle, verb, Tense.PAST, true),
                form(
                        "\\b(?:is|are) (?:(?:hereby|today|also|\ue000+|\ue001+),? ){0,2}" + verb.participle
                                + "(?= (?:today|pursuant|under|as|from|for)\\b)",
                        verb,
                        Tense.PRESENT,
                        true));
    }

    private static Form form(String regex, Verb verb, Tense tense, boolean passive) {
        return new Form(Pattern.compile(regex + "(?![\\w-])"), verb, tense, passive);
    }

    /// Where the phrase behind an active verb ends.
    private static final Pattern OBJECT_ENDS = Pattern.compile(
            ",? (?:pursuant to|in accordance with|under (?=[Ss]ec|E\\.?O|Exec|the |this |its |these |missile |authorit)|because\\b|due to\\b|"
                    + "for (?=\\p{Ll}|\\p{Lu}\\p{L}+'s )|over (?=\\p{Ll}|\\p{Lu}\\p{L}+'s )|after (?=\\p{Ll})|amid\\b|as (?=an? |its |part|blocked|being|property|Specially|SDGT|FTO|Foreign|the |aliases|those|vessels)|"
                    + "in (?=connection|relation|response|light|support|furtherance|coordination|order|an? |its |their|which|addition|conjunction|close|part|recent|what)|"
                    + "in a\\b|on (?=\\p{Lu}\\p{L}+day\\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b)|today\\b|"
                    + "(?:to|on|onto|from) (?=(?:the |its |OFAC's |Treasury's )(?:\\S+ ){0,9}?" + LIST
                    + ")|to include\\b|to (?=counter|disrupt|hold|further|reflect|add|combat|promote|impede|deter)|"
                    + "while (?=\\p{Ll})|with (?=\\p{Ll}\\p{L}+ing\\b))|:$|\\.?\"?,? (?:the statement|he|she|it|they) said\\b");
    /// Where, within a sentence, one clause ends and the next may begin.
    private static final Pattern NEXT_CLAUSE = Pattern.compile("(?:, and|; and|;|, while|, whereas|, but) (?=\\S)");
    private static final Pattern SECOND_OBJECT = Pattern.compile(
            ",? and (?:also )?(?=[\\p{Lu}\"](?:[^,;]| ,|, (?:Ltd|Inc|LLC|Limited|Co)){1,200}? (?:pursuant to|under (?:[Ss]ection|E\\.O|Executive)))");
    private static final Pattern EMBEDDED = Pattern.compile(
            ".*\\b(?:which|whom|who|whose|that|where|of which|of whom|of them)(?: \\p{L}+ly)?,? ?(?:the )?$",
            Pattern.DOTALL);
    private static final Pattern EMBEDDED_ACTOR = Pattern.compile(
            ".*\\b(?:which|whom|who|whose|when|since|where|after) (?:the )?[^,;]{0,60}$", Pattern.DOTALL);
    /// "owns the Panama-flagged tanker EXAMPLE, which is being identified as blocked property".
    private static final Pattern RELATIVE_ACT = Pattern.compile(
            ".*\\b(?:the|an?) ((?:[\\p{L}. -]{2,40}-(?:flagged|based|registered|owned)|vessel|tanker)\\b[^,;]{1,160}), (?:which|who) $",
            Pattern.DOTALL);
    private static final Pattern NOT_NOW = Pattern.compile(
            ".*\\b(?:not|never|considering|could|may|might|would|will|should|to|if|threatened|threatens|plans?) $",
            Pattern.DOTALL);
    private static final Pattern REPORTED = Pattern.compile(
            ".*\\b(?:it|they|that|which|said|State|Department|Treasury|OFAC|States|U\\.S\\.|government) $",
            Pattern.DOTALL);

    /// The acts of a sentence, in its order.
    static List<Act> in(Masked sentence) {
        List<Found> found = new ArrayList<>();
        List<Verb> verbs =
                VERBS.stream().filter(verb -> verb.mayBeIn(sentence.flat())).toList();
        boolean heading = sentence.flat().contains("been made");
        for (Form form : FORMS) {
            if (!verbs.contains(form.verb()) && !(heading && HEADINGS.contains(form))) {
                continue;
            }
            Matcher verb = form.pattern().matcher(sentence.flat());
            while (verb.find()) {
                if (performs(sentence.flat(), verb, form)) {
                    found.add(new Found(form, verb.start(), verb.end()));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::start)
                .thenComparing(Comparator.comparingInt(Found::end).reversed()));
        List<Act> acts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < found.size(); i++) {
            Found one = found.get(i);
            if (one.start() >= from) {
                int to = found.stream()
                        .skip(i + 1L)
                        .mapToInt(Found::start)
                        .filter(start -> start >= one.end())
                        .findFirst()
                        .orElse(sentence.flat().length());
                addActs(
                        sentence.flat(),
                        one,
                        acts.isEmpty() ? 0 : nextClause(sentence.flat(), from, one.start()),
                        to,
                        acts);
                from = one.end();
            }
        }
        return acts;
    }

    private record Found(Form form, int start, int end) {}

    private static boolean performs(String flat, Matcher verb, Form form) {
        String before = flat.substring(Math.max(0, verb.start() - 120), verb.start());
        boolean past = verb.group().startsWith("was ") || verb.group().startsWith("were ");
        if (form.passive()) {
            return form.tense() == Tense.PROGRESSIVE
                            && RELATIVE_ACT.matcher(before).matches()
                    || !EMBEDDED.matcher(before).matches() && !before.matches("(?s).*\\bwhose [^,;]*$");
        }
        if (form.tense() == Tense.PROGRESSIVE) {
            return !NOT_NOW.matcher(before).matches()
                    && !EMBEDDED_ACTOR.matcher(before).matches()
                    && (!past || REPORTED.matcher(before).matches());
        }
        boolean noun = form.tense() == Tense.PRESENT
                && flat.substring(verb.end())
                        .matches(
                                "(?s)\\s*(?:on|against|for|under|pursuant|[,;.].*|and .*|list.*|regime.*|are .*|is .*).*");
        return !noun && !EMBEDDED_ACTOR.matcher(before).matches();
    }

    private static int nextClause(String flat, int from, int verb) {
        Matcher boundary = NEXT_CLAUSE.matcher(flat).region(Math.min(from, verb), verb);
        int start = verb;
        while (boundary.find()) {
            boolean semicolon = boundary.group().startsWith(";");
            if (start == verb || semicolon) {
                start = boundary.end();
            }
        }
        return start;
    }

    private static void addActs(String flat, Found found, int clauseStart, int clauseEnd, List<Act> acts) {
        Verb verb = found.form().verb();
        if (found.form().passive()) {
            String aux = flat.substring(found.start(), found.end()).split(" ")[0];
            boolean one = aux.equals("is") || aux.equals("was") || aux.equals("has");
            PartyList.Number number = one ? PartyList.Number.ONE : PartyList.Number.MANY;
            Matcher relative = RELATIVE_ACT.matcher(flat).region(clauseStart, found.start());
            boolean embedded = found.form().tense() == Tense.PROGRESSIVE && relative.matches();
            acts.add(new Act(
                    verb.action(),
                    found.form().tense(),
                    number,
                    verb.weak(),
                    embedded ? relative.start(1) : clauseStart,
                    found.start(),
                    found.end(),
                    embedded ? relative.start(1) : clauseStart,
                    embedded ? relative.end(1) : found.start()));
            return;
        }
        Matcher end = OBJECT_ENDS.matcher(flat);
        int phraseEnd = end.find(found.end()) ? end.start() : flat.length();
        if (phraseEnd <= found.end() + 1
                && end.find(Math.min(flat.length(), found.end() + 1))
                && flat.startsWith(" today", found.end())) {
            phraseEnd = end.start();
        }
        acts.add(new Act(
                verb.action(),
                found.form().tense(),
                PartyList.Number.UNKNOWN,
                verb.weak(),
                clauseStart,
                found.start(),
                found.end(),
                found.end(),
                phraseEnd));
        Matcher second = SECOND_OBJECT.matcher(flat).region(Math.min(phraseEnd, clauseEnd), clauseEnd);
        if (second.find()) {
            int from = second.end();
            int to = end.find(from) ? end.start() : clauseEnd;
            acts.add(new Act(
                    verb.action(),
                    found.form().tense(),
                    PartyList.Number.UNKNOWN,
                    verb.weak(),
                    from,
                    found.start(),
                    found.end(),
                    from,
                    to));
        }
    }
}
