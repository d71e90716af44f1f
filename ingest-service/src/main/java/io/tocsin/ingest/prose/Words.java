package io.tocsin.ingest.prose;

import io.tocsin.designation.SubjectType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words by which official prose tells what is a name, what kind of party bears it, and how many
/// there are.
public final class Words {
    /// The end of a company's name; also what may follow a comma within it.
    static final String SUFFIX =
            "(?:Limited|Ltd|LTD|Ltda|LTDA|LLC|L\\.L\\.C|LLP|LP|L\\.P|Inc|INC|Incorporated|Co|CO|Company|COMPANY|Corp|CORP"
                    + "|Corporation|PLC|Plc|plc|GmbH|AG|KG|S\\.A|SA|S\\.A\\.S|SAS|S\\.A\\.L|SAL|SARL|S\\.A\\.R\\.L|S\\.R\\.L|SRL|S\\.p\\.A|SpA|B\\.V|BV|N\\.V|NV|A\\.S"
                    + "|AS|A\\.S\\.|FZE|FZCO|FZC|FZ-LLC|FZ|DMCC|Pte|PTE|Pvt|PVT|Pty|PTY|Sdn|SDN|Bhd|BHD|JSC|PJSC|OJSC|CJSC|OOO|LIMITED|"
                    + "S\\.A\\. de C\\.V|PJS|Oy|AB|OÜ|d\\.o\\.o|EIRL|W\\.L\\.L|WLL|S\\.L|SL|Jr|Sr|III|II)";

    private static final Pattern ENDS_WITH_SUFFIX = Pattern.compile(".*\\b" + SUFFIX + "\\.?$");
    private static final Pattern ORGANISATION = Pattern.compile(
            ".*\\b(?:Bank|Bureau|Academy|Agency|Army|Association|Brigades?|Cartel|Center|Centre|Committee|Complex|Corps|Council|"
                    + "Department|Directorate|Division|Enterprises?|Factory|Federation|Firm|Forces?|Foundation|Front|Fund|Group|Holdings?|"
                    + "Headquarters|Industr(?:y|ies)|Industrial|Institute|International|Laborator(?:y|ies)|Logistics|Manufacturing|Ministry|Movement|"
                    + "Network|Office|Organi[sz]ation|Plant|Police|Services?|Shipping|Society|Solutions|Suppl(?:y|ies)|Systems?|"
                    + "Technolog(?:y|ies)|Trading|Trust|Union|Unit|University|Works|Engineering|Electronics|Airlines?|Militia|Party|"
                    + "Commission|Administration|Authority|Exchange|Cárteles?|Cártel|Import|Export|Petrochemical|Petroleum|Refinery|Terminal"
                    + "|Joint[ -]Stock|Airways|Zavod|Kombinat|Motors|Aviation|Aerospace|Steel|Cement|Mining|Energy|Maritime|Marine|Tankers|Freight|Cargo|Pharma|Chemicals?|Machinery|Instruments|Robotics|Semiconductors?|Microelectronics|Telecom|Media|Capital|Investments?|Ventures|Partners|Contracting|Construction|Equipment|Materials|Tooling|Consulting|Denizcilik|Lines|Aktsionernoe|Obshchestvo|Sarafi|Liability Company|Company|Corporation|Establishment|Combine|Concern|Cooperative|Cells?|Regiment|Battalion|Squadron|Guards?|Outposts?|PJSC|OJSC|CJSC|JSC|OOO)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> ORGANISATION_NOUNS = Set.of(
            "entity",
            "entities",
            "company",
            "companies",
            "firm",
            "firms",
            "organization",
            "organizations",
            "organisation",
            "organisations",
            "group",
            "groups",
            "network",
            "networks",
            "bank",
            "banks",
            "supplier",
            "suppliers",
            "subsidiary",
            "subsidiaries",
            "affiliate",
            "affiliates",
            "enterprise",
            "enterprises",
            "manufacturer",
            "manufacturers",
            "front",
            "cartel",
            "cartels",
            "gang",
            "gangs",
            "militia",
            "militias",
            "institute",
            "university",
            "refinery",
            "refineries",
            "exchange",
            "terminal",
            "airline",
            "outpost",
            "outposts",
            "ministry",
            "agency",
            "conglomerate",
            "charity",
            "unit",
            "factory",
            "businesses",
            "business",
            "distributor",
            "brigade",
            "importer",
            "trader",
            "ngo",
            "foundation",
            "maker",
            "makers",
            "producer",
            "producers",
            "house",
            "houses",
            "shipper",
            "refiner",
            "provider",
            "developer",
            "brokerage");
    private static final Set<String> PERSON_NOUNS = Set.of(
            "individual",
            "individuals",
            "national",
            "nationals",
            "citizen",
            "citizens",
            "official",
            "officials",
            "businessman",
            "businessmen",
            "businesswoman",
            "man",
            "woman",
            "men",
            "women",
            "leader",
            "leaders",
            "commander",
            "commanders",
            "member",
            "members",
            "financier",
            "financiers",
            "facilitator",
            "facilitators",
            "operative",
            "operatives",
            "settler",
            "settlers",
            "politician",
            "oligarch",
            "judge",
            "judges",
            "lawmaker",
            "president",
            "minister",
            "director",
            "chief",
            "general",
            "colonel",
            "son",
            "daughter",
            "wife",
            "spouse",
            "brother",
            "father",
            "founder",
            "owner",
            "officer",
            "executive",
            "resident",
            "dealer",
            "trafficker",
            "hacker",
            "hackers",
            "actor",
            "actors",
            "smuggler",
            "employee",
            "scientist",
            "engineer",
            "broker",
            "terrorist",
            "terrorists",
            "head",
            "captain",
            "manager",
            "fighter",
            "governor",
            "mayor",
            "senator",
            "ambassador",
            "prosecutor",
            "chairman",
            "traffickers",
            "smugglers",
            "agents");
    private static final Set<String> VESSEL_NOUNS = Set.of(
            "vessel",
            "vessels",
            "tanker",
            "tankers",
            "ship",
            "ships",
            "carrier",
            "carriers",
            "yacht",
            "yachts",
            "freighter");
    /// Words without a kind that stand between a modifier and its noun, or between the noun and the name.
    private static final Set<String> MODIFIERS = Set.of(
            "and",
            "or",
            "based",
            "registered",
            "flagged",
            "owned",
            "linked",
            "affiliated",
            "backed",
            "controlled",
            "crude",
            "oil",
            "petroleum",
            "chemical",
            "products",
            "product",
            "shipping",
            "procurement",
            "government",
            "military",
            "defense",
            "intelligence",
            "cyber",
            "missile",
            "ballistic",
            "nuclear",
            "former",
            "senior",
            "regime",
            "program",
            "programme",
            "financial",
            "arms",
            "weapons",
            "drone",
            "technology",
            "trading",
            "dual",
            "shadow",
            "fleet",
            "banking",
            "energy",
            "commodity",
            "logistics",
            "gold",
            "mining",
            "front",
            "state-owned",
            "private",
            "gas",
            "lpg",
            "cargo",
            "general",
            "bulk",
            "deputy",
            "vice",
            "prime",
            "real",
            "estate",
            "media",
            "tech",
            "software",
            "drug",
            "fentanyl",
            "criminal",
            "terrorist",
            "extremist",
            "violent",
            "security",
            "police",
            "prison",
            "party",
            "opposition",
            "key",
            "major",
            "leading",
            "holding",
            "parent",
            "aviation",
            "aerospace",
            "electronics",
            "machine",
            "tool",
            "industrial",
            "investment",
            "alias");
    static final Set<String> PREPOSITIONS = Set.of(
            "of",
            "in",
            "for",
            "by",
            "to",
            "from",
            "with",
            "at",
            "on",
            "against",
            "under",
            "near",
            "via",
            "through",
            "behind",
            "within",
            "between",
            "into",
            "over",
            "across",
            "along",
            "alongside",
            "inside",
            "outside",
            "without",
            "around",
            "beyond");
    /// Words that begin a clause of their own: what follows describes and lists no party.
    static final Set<String> CLAUSE_OPENERS = Set.of(
            "who",
            "which",
            "that",
            "whose",
            "whom",
            "where",
            "when",
            "while",
            "because",
            "after",
            "since",
            "as",
            "following",
            "if",
            "whereas",
            "although",
            "though",
            "but",
            "so",
            "than",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "will",
            "would",
            "can",
            "could",
            "may",
            "be",
            "being",
            "been");
    private static final Pattern TITLE_WORD = Pattern.compile(
            "(?:Former|Deputy|Vice|Prime|First|Lady|Acting|Senior|Chief|Executive|Managing|Director|Director-General|President|Minister|General|"
                    + "Brigadier|Major|Colonel|Captain|Lieutenant|Commander|Commanders|Mr\\.?|Mrs\\.?|Ms\\.?|Dr\\.?|Gen\\.|Brig\\.|Maj\\.|Lt\\.|Col\\.|Capt\\.|Ambassador|"
                    + "Governor|Senator|Judge|Chairman|Chairwoman|Chairperson|CEO|CFO|Officer|Secretary|Head|Leader|Mayor|Prosecutor|Admiral|Justice|"
                    + "Spokesperson|Spokesman|Founder|Owner|Co-founder|Sergeant|Marshal|Professor|Coordinator|Of|Operating|Financial|Attorney|Speaker|Assistant|Commissioner|Superintendent|Inspector|Staff)");
    /// Who holds such an office "of" an organisation is not that organisation.
    private static final Pattern OFFICE = Pattern.compile(
            "Commander|Commissioner|Director|President|Minister|Governor|Head|Chairman|Chairwoman|Secretary|Mayor|Prosecutor|CEO|Spokesperson|Spokesman|Ambassador|Officer");
    private static final Pattern PORTFOLIO = Pattern.compile(
            "(?:the|and|of|for|&|National|Public|Internal|Foreign|Defen[sc]e|Interior|Finance|Justice|Affairs|Works|Health|Energy|Oil|Petroleum|Intelligence"
                    + "|Agriculture|Transport|Transportation|Education|Labou?r|State|Security|Information|Communications|Trade|Commerce|Economy|Economic|Planning"
                    + "|Environment|Tourism|Sports?|Culture|Youth|Police|Army|Navy|Air|Force|Forces|Armed|General|Staff|Congress|Parliament|Assembly|Supreme|Court"
                    + "|Electricity|Water|Mines|Mining|Industry|Science|Technology|Development|Treasury|Investigations?|Operations|Logistics|Border|Guard)");
    private static final Set<String> NEVER_PARTIES = Set.of(
            "united states",
            "u.s",
            "us",
            "department",
            "department of state",
            "state department",
            "department of the treasury",
            "treasury department",
            "treasury",
            "ofac",
            "office of foreign assets control",
            "sdn list",
            "sdn",
            "congress",
            "washington",
            "white house",
            "today",
            "secretary of state",
            "secretary",
            "government",
            "g7",
            "european union",
            "eu",
            "nato",
            "united nations",
            "un",
            "un security council",
            "security council",
            "sdgt",
            "sdgts",
            "fto",
            "ftos",
            "commerce",
            "specially designated global terrorist",
            "specially designated global terrorists",
            "foreign terrorist organization",
            "foreign terrorist organizations",
            "specially designated national",
            "specially designated nationals",
            "wmd",
            "mtcr",
            "department of commerce",
            "department of justice",
            "annex",
            "sdn lists",
            "specially designated nationals and blocked persons",
            "specially designated nationals and blocked persons list",
            "specially designated nationals list",
            "west",
            "g-7",
            "pentagon",
            "e.o",
            "executive order",
            "executive orders",
            "biden administration",
            "trump administration",
            "list",
            "president",
            "america",
            "state",
            "chinese",
            "action",
            "entities",
            "individuals",
            "vessels",
            "fact sheet",
            "designations",
            "islamabad",
            "targets",
            "sanctions");
    private static final Pattern NEVER_FIRST = Pattern.compile(
            "(?:Today|Today's|This|These|Those|That|They|He|She|It|We|I|You|Both|All|Each|Such|Its|His|Her|Their|Our|As|In|On|At|For|To|From|By|With|"
                    + "Pursuant|Under|Additionally|Also|Finally|Further|Furthermore|Moreover|Meanwhile|Concurrently|Separately|Similarly|Specifically|"
                    + "However|Following|While|When|Since|After|Before|During|If|There|Here|Any|No|Some|Many|Most|One|Two|Three|Four|Five|Six|Seven|"
                    + "Eight|Nine|Ten|Eleven|Twelve|Section|Sections|Executive Orders?|E\\.O\\.|Order|January|February|March|April|May|June|July|"
                    + "August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Category|Annex|Directive|"
                    + "General License|SOURCE|TITLE|TRAPS|VERBATIM|Consequently|Accordingly|Earlier|Previously|Together|Frankly|Sanctions|Designations?|Designating|"
                    + "Subsequently|Simultaneously|Likewise|Thus|Therefore|Then|Now|Not|Other|Another|Several|Among|Including|Because|Although|Despite|SDN|SDGTs?|FTOs?|"
                    + "Specially Designated|Foreign Terrorist)(?:[ ,:].*)?");
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("a", 1),
            Map.entry("an", 1),
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19),
            Map.entry("twenty", 20));

    private Words() {}

    /// The kind of party that a common noun names; null where it is no such noun.
    static @Nullable SubjectType kind(String noun) {
        String word = noun.toLowerCase(Locale.ROOT);
        if (VESSEL_NOUNS.contains(word)) {
            return SubjectType.VESSEL;
        }
        if (PERSON_NOUNS.contains(word)) {
            return SubjectType.PERSON;
        }
        if (ORGANISATION_NOUNS.contains(word)) {
            return SubjectType.ORGANISATION;
        }
        return word.equals("aircraft") ? SubjectType.AIRCRAFT : null;
    }

    /// Whether a lower case word after a capitalised one makes that a modifier, not a name: "Iranian
    /// *national*".
    static boolean modified(String word) {
        String key = word.toLowerCase(Locale.ROOT);
        return kind(key) != null
                || MODIFIERS.contains(key) && !key.equals("and") && !key.equals("or")
                || key.endsWith("-based")
                || key.endsWith("-linked")
                || key.endsWith("-owned")
                || key.endsWith("-affiliated");
    }

    /// The number that a word says; 0 where it says none.
    static int number(String word) {
        String key = word.toLowerCase(Locale.ROOT);
        return key.matches("\\d{1,3}") ? Integer.parseInt(key) : NUMBERS.getOrDefault(key, 0);
    }

    static boolean endsWithSuffix(String name) {
        return ENDS_WITH_SUFFIX.matcher(name).matches();
    }

    /// Whether a name is an organisation's by its own words.
    public static boolean organisation(String name) {
        return endsWithSuffix(name) || ORGANISATION.matcher(name).matches();
    }

    /// Whether a capitalised phrase may be a party at all.
    public static boolean mayBeParty(String name) {
        String key = name.toLowerCase(Locale.ROOT).replaceAll("^the |\\.$", "");
        return name.chars().filter(Character::isLetter).count() >= 2
                && !NEVER_PARTIES.contains(key)
                && !NEVER_FIRST.matcher(name).matches()
                && Places.any(key).isEmpty()
                && !key.startsWith("http")
                && !key.startsWith("www.");
    }

    /// A person's name without the offices and ranks before it; empty where there is nothing but an
    /// office ("Commander of the Navy"). A name that is an organisation's keeps its words.
    static String withoutTitles(String name) {
        if (endsWithSuffix(name)) {
            return name;
        }
        String[] words = name.split(" ");
        int first = 0;
        while (first < words.length && TITLE_WORD.matcher(words[first]).matches()) {
            first++;
        }
        if (first == 0 || first < words.length && words.length - first < 2 && organisation(name)) {
            return name;
        }
        if (first < words.length && words[first].matches("of|for")) {
            boolean office = Arrays.stream(words, 0, first)
                    .anyMatch(word -> OFFICE.matcher(word).matches());
            first = afterPortfolio(words, first + 1);
            if (office
                    && first < words.length
                    && organisation(String.join(" ", Arrays.copyOfRange(words, first, words.length)))) {
                return "";
            }
        }
        if (first == words.length || words[first].equals("of") || words[first].equals("for")) {
            return "";
        }
        String rest = String.join(" ", Arrays.copyOfRange(words, first, words.length));
        return organisation(rest) ? name : rest;
    }

    /// Behind the office of a title: "Minister of Public Works | Example Person". Where fewer than two words are
    /// left there is no name behind it.
    private static int afterPortfolio(String[] words, int from) {
        int next = from;
        while (next < words.length
                && (PORTFOLIO.matcher(words[next]).matches()
                        || Places.country(words[next]).isPresent())) {
            next++;
        }
        return next > from && words.length - next >= 2 ? next : words.length;
    }

    /// Removes the points and marks that belong to the sentence, not to the name.
    public static String trimmed(String name) {
        String trimmed = name.replaceAll("^[\\s\"'(,;:*]+", "").replaceAll("[\\s\"(,;:*!?]+$", "");
        trimmed = trimmed.replaceAll("^(?:[Tt]he|M/[TV]) ", "");
        if (trimmed.endsWith("'") && !trimmed.matches(".*s'")) {
            trimmed = trimmed.substring(0, trimmed.length() - 1);
        }
        Matcher last = Pattern.compile("(\\S+)\\.$").matcher(trimmed);
        boolean abbreviated = last.find()
                && (last.group(1).length() == 1
                        || last.group(1).matches(SUFFIX)
                                && !last.group(1)
                                        .matches(
                                                "Limited|LIMITED|Company|"
                                                        + "COMPANY|Corporation|Incorporated|LLC|LLP|PLC|Plc|GmbH|FZE|FZCO|DMCC|JSC|PJSC|OJSC|CJSC|OOO|SAS|SARL|II|III|AG|KG"));
        return trimmed.endsWith(".") && !abbreviated ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
