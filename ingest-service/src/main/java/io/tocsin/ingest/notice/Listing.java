package io.tocsin.ingest.notice;

import io.tocsin.designation.LegalBasis;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.event.Action;
import io.tocsin.ingest.prose.Days;
import io.tocsin.ingest.prose.Extraction;
import io.tocsin.ingest.prose.LegalReferences;
import io.tocsin.ingest.prose.ListEntry;
import io.tocsin.ingest.prose.Places;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Goes through the paragraphs of a notice once: headings say what happens, entries under them to whom, and what
/// stands behind an entry says by which instrument.
final class Listing {
    /// An entry in the grammar of its authority cannot be mistaken for prose.
    private static final double SURE = 0.95;
    /// A bare name is an item because of where it stands.
    private static final double BY_PLACE = 0.85;

    private static final Pattern BASIS = Pattern.compile(
            "(?:Also )?(?:[Dd]esignated|[Ii]dentified|[Bb]locked|[Ss]anctioned|[Aa]dded|[Dd]etermined|[Ll]isted)\\b.{0,300}?\\b(?:pursuant to|under|as meeting|meets)\\b.*");
    private static final Pattern BASIS_BEHIND = Pattern.compile(
            "(?<=[\\]).]) (?=(?:Also )?(?:Designated|Identified|Blocked|Sanctioned|Determined) (?:pursuant|under|on|as)\\b)");
    private static final Pattern KIND = Pattern.compile(
            "(?:[A-Z]\\. )?(?i:(individuals?|persons?)|(entit(?:y|ies)|organi[sz]ations?|companies)|(vessels?)|(aircraft))[:.]?");
    private static final Pattern CHANGE = Pattern.compile("\\s+-+ ?to ?-+\\s+");
    private static final Pattern ON_DAY =
            Pattern.compile("\\b(?:[Oo]n|[Ee]ffective(?: date)?:?|EFFECTIVE DATE:|DATES?:)\\s.*", Pattern.DOTALL);
    private static final Pattern STRICT = Pattern.compile("AECA|INKSNA|ECRA|EAA|EAR");
    /// What has no bullet is an item by its end; a heading has none.
    private static final Pattern ITEM_ENDS = Pattern.compile("(?:;|\\.|; and|, and)$");
    private static final Pattern ALIAS_LIST =
            Pattern.compile(",? (?:a\\.k\\.a\\.|also known as),? the following .*aliases?:?$");

    private final String text;
    private final Days days;
    private final List<LegalBasis> basesOfAll;
    private final @Nullable String authority;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private int withoutHeading;
    private boolean marks;
    private @Nullable ListHeading heading;
    private @Nullable LocalDate day;
    private boolean items;
    private boolean aliasesFollow;
    private boolean markedItems;
    private SubjectType kind = SubjectType.UNKNOWN;
    private @Nullable String country;
    private @Nullable Draft last;

    /// A party that is being read; what stands behind it may still say more.
    private static final class Draft {
        final Action action;
        final Paragraph first;
        Paragraph end;
        String name;
        List<String> aliases;
        SubjectType type;

        @Nullable
        String country;

        List<String> programmes;
        List<LegalBasis> bases = List.of();

        @Nullable
        LocalDate day;

        double confidence;

        Draft(
                Action action,
                Paragraph at,
                String name,
                List<String> aliases,
                SubjectType type,
                @Nullable String country,
                List<String> programmes,
                double confidence) {
            this.action = action;
            this.first = at;
            this.end = at;
            this.name = name;
            this.aliases = new ArrayList<>(aliases);
            this.type = type;
            this.country = country;
            this.programmes = programmes;
            this.confidence = confidence;
        }

        String key() {
            return action + ":" + name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
        }
    }

    /// @param basesOfAll of entries that name none themselves
    /// @param authority who acts, null where it is the publisher
    Listing(String text, Days days, List<LegalBasis> basesOfAll, @Nullable String authority) {
        this.text = text;
        this.days = days;
        this.basesOfAll = basesOfAll;
        this.authority = authority;
    }

    /// Reads on, under the heading that is open.
    Listing read(List<Paragraph> paragraphs) {
        int next;
        for (int i = 0; i < paragraphs.size(); i = next) {
            next = committeeEntryEnds(paragraphs, i);
            if (next == i || !committeeEntry(paragraphs.subList(i, next))) {
                take(paragraphs.get(i));
                next = i + 1;
            }
        }
        return this;
    }

    /// Opens a heading: of a title, which stands above everything.
    Listing under(String title) {
        ListHeading.action(title)
                .ifPresent(action -> heading = new ListHeading(action, LegalReferences.bases(title), ""));
        return this;
    }

    /// Whether entries were read that carry the marks of their authority's grammar.
    boolean hasEntries() {
        return marks;
    }

    /// How many entries stand under no heading that says what happens to them.
    int withoutHeading() {
        return withoutHeading;
    }

    /// The parties in their order.
    List<Extraction> extractions() {
        return drafts.values().stream().map(this::extraction).toList();
    }

    private Extraction extraction(Draft draft) {
        List<LegalBasis> bases = LegalReferences.merged(
                draft.bases.isEmpty() && draft.action == Action.DESIGNATE ? basesOfAll : draft.bases);
        List<String> programmes = Stream.concat(
                        draft.programmes.stream(),
                        draft.programmes.isEmpty() ? LegalReferences.programmes(bases).stream() : Stream.of())
                .distinct()
                .toList();
        return new Extraction(
                draft.name,
                draft.aliases.stream()
                        .filter(alias -> !alias.equals(draft.name))
                        .distinct()
                        .toList(),
                draft.type,
                draft.country,
                draft.action,
                bases,
                programmes,
                draft.day == null ? days.today() : draft.day,
                draft.confidence,
                draft.first.quote(text, draft.end),
                authority);
    }

    private void take(Paragraph paragraph) {
        String words = paragraph.text();
        if (ListEntry.looksLike(words) && listEntry(paragraph)) {
            return;
        }
        Optional<SubjectType> kinds = kind(words);
        if (kinds.isPresent()) {
            kind = kinds.get();
            return;
        }
        if (last != null && BASIS.matcher(words).matches()) {
            basis(words, paragraph);
            return;
        }
        Optional<ListHeading> found = ListHeading.of(words);
        if (found.isPresent() && !(items && paragraph.marked() && !words.endsWith(":"))) {
            open(found.get(), paragraph);
            return;
        }
        if (aliasesFollow && paragraph.marked() && last != null) {
            last.aliases.add(words.replaceAll("[;,.]?(?: and)?$", "").strip());
            last.end = paragraph;
            aliasesFollow = words.matches(".*(?:;|, and|; and)$");
            return;
        }
        if (items && !item(paragraph)) {
            Optional<String> place = place(words);
            country = place.orElse(country);
            items = place.isPresent();
        }
        Optional<LocalDate> named = ON_DAY.matcher(words).find() && !items ? days.named(words) : Optional.empty();
        if (named.isPresent() && heading == null) {
            day = named.get();
        }
    }

    private void open(ListHeading opened, Paragraph paragraph) {
        heading = opened;
        items = opened.action() != null && paragraph.text().endsWith(":");
        kind = SubjectType.UNKNOWN;
        country = null;
        last = null;
        aliasesFollow = false;
        markedItems = false;
        Matcher on = ON_DAY.matcher(paragraph.text());
        if (on.find()) {
            day = days.named(on.group()).orElse(day);
        }
        if (!opened.items().isEmpty()) {
            items = true;
            for (String words : opened.items().split(";\\s*(?:and )?")) {
                item(new Paragraph(words, paragraph.start(), paragraph.end(), true));
            }
            items = false;
        }
    }

    private boolean listEntry(Paragraph paragraph) {
        ListHeading under = heading;
        String[] parts = BASIS_BEHIND.split(paragraph.text(), 2);
        String[] states = CHANGE.split(parts[0]);
        Optional<ListEntry> entry = ListEntry.read(states[states.length - 1]);
        if (entry.isEmpty()) {
            return false;
        }
        marks = true;
        last = null;
        items = false;
        Action action = under == null ? null : under.action();
        if (action == null) {
            withoutHeading++;
            return true;
        }
        ListEntry it = entry.get();
        add(new Draft(
                states.length > 1 ? Action.AMEND : action,
                paragraph,
                it.name(),
                it.aliases(),
                it.type(),
                it.country(),
                it.programmes(),
                SURE));
        if (parts.length > 1 && last != null) {
            basis(parts[1], paragraph);
        }
        return true;
    }

    /// Where the entry of a committee ends that begins with a paragraph; there itself where none begins.
    /// Its reference may stand alone.
    private static int committeeEntryEnds(List<Paragraph> paragraphs, int from) {
        int next = from + 1;
        if (CommitteeEntry.reference(paragraphs.get(from).text()) && next < paragraphs.size()) {
            next++;
        }
        if (CommitteeEntry.of(words(paragraphs.subList(from, next))).isEmpty()) {
            return from;
        }
        while (next < paragraphs.size()
                && CommitteeEntry.continues(paragraphs.get(next).text())) {
            next++;
        }
        return next;
    }

    private static String words(List<Paragraph> paragraphs) {
        return paragraphs.stream().map(Paragraph::text).collect(Collectors.joining(" "));
    }

    private boolean committeeEntry(List<Paragraph> whole) {
        Optional<CommitteeEntry> entry = CommitteeEntry.of(words(whole));
        if (entry.isEmpty()) {
            return false;
        }
        marks = true;
        items = false;
        Action action = heading == null ? null : heading.action();
        if (action == null) {
            withoutHeading++;
            return true;
        }
        CommitteeEntry it = entry.get();
        String programme = it.programme();
        Draft draft = new Draft(
                action,
                whole.getFirst(),
                it.name(),
                it.aliases(),
                it.type(),
                it.country(),
                programme == null ? List.of() : List.of(programme),
                SURE);
        draft.end = whole.getLast();
        add(draft);
        return true;
    }

    private boolean item(Paragraph paragraph) {
        ListHeading under = heading;
        if (under == null || under.action() == null) {
            return false;
        }
        boolean strict = under.bases().stream()
                .anyMatch(basis -> STRICT.matcher(basis.instrument()).matches());
        Matcher list = ALIAS_LIST.matcher(paragraph.text());
        boolean listed = list.find();
        String words = listed ? paragraph.text().substring(0, list.start()) : paragraph.text();
        if (place(words).isPresent()) {
            return false;
        }
        Optional<NamedItem> found = NamedItem.of(
                words,
                paragraph.marked()
                        || strict && !markedItems && ITEM_ENDS.matcher(words).find()
                        || listed);
        if (found.isEmpty()) {
            return false;
        }
        boolean personLikely = strict
                && kind == SubjectType.UNKNOWN
                && found.get().country() != null
                && found.get().type() == SubjectType.UNKNOWN
                && !under.bases().toString().contains("Entity List");
        NamedItem it = found.get()
                .with(
                        personLikely
                                ? SubjectType.PERSON
                                : kind == SubjectType.UNKNOWN
                                                && under.bases().toString().contains("Entity List")
                                        ? SubjectType.ORGANISATION
                                        : kind,
                        country);
        add(new Draft(
                under.action(), paragraph, it.name(), it.aliases(), it.type(), it.country(), List.of(), BY_PLACE));
        aliasesFollow = listed;
        markedItems |= paragraph.marked();
        return true;
    }

    private void add(Draft draft) {
        ListHeading under = heading;
        draft.day = day;
        draft.bases = under == null ? List.of() : under.bases();
        Draft before = drafts.putIfAbsent(draft.key(), draft);
        last = before == null ? draft : before;
        if (before != null) {
            draft.aliases.stream()
                    .filter(alias -> !before.aliases.contains(alias))
                    .forEach(before.aliases::add);
            before.country = before.country == null ? draft.country : before.country;
        }
    }

    private void basis(String words, Paragraph paragraph) {
        Draft draft = last;
        List<LegalBasis> bases = LegalReferences.bases(words);
        if (draft != null && !bases.isEmpty()) {
            List<LegalBasis> all = new ArrayList<>(draft.end == draft.first ? List.of() : draft.bases);
            all.addAll(bases);
            draft.bases = all;
            draft.end = paragraph;
        }
    }

    private static Optional<SubjectType> kind(String words) {
        Matcher kind = KIND.matcher(words);
        if (!kind.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                kind.group(1) != null
                        ? SubjectType.PERSON
                        : kind.group(2) != null
                                ? SubjectType.ORGANISATION
                                : kind.group(3) != null ? SubjectType.VESSEL : SubjectType.AIRCRAFT);
    }

    /// A heading that is a country: "Pakistan", "China, People's Republic of".
    private static Optional<String> place(String words) {
        String bare = words.replaceAll("[:.,]+$", "").replaceAll("^(?:the )", "");
        int comma = bare.indexOf(", ");
        return Places.country(bare)
                .or(() -> comma < 0
                        ? Optional.empty()
                        : Places.country(bare.substring(comma + 2) + " " + bare.substring(0, comma)))
                .or(() -> comma < 0
                                || bare.length() > 60
                                || !bare.substring(comma).matches(", (?:People's|Republic|Islamic|Federation|the )?.*")
                        ? Optional.empty()
                        : Places.country(bare.substring(0, comma)).filter(code -> bare.endsWith("of")));
    }
}
