package io.tocsin.registry.console;

import io.tocsin.console.Badge;
import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.designation.Authorities;
import io.tocsin.designation.Designation;
import io.tocsin.registry.chronicle.Chronicle.Head;
import io.tocsin.registry.chronicle.Entry;
import io.tocsin.registry.chronicle.Stretch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The wire: what happened, by day and authority.
///
/// @param days newest first
/// @param sequence of the last event of the log
/// @param age when that became known, null before the first
/// @param earlier the event before which the next page begins, 0 where there is none
/// @param live whether it is the newest page, which refreshes itself
/// @param news what came since the page was last looked at, in a sentence for those who do not see it; null
/// where it was not looked at before
record WireView(
        List<Day> days,
        long sequence,
        @Nullable Moment age,
        long earlier,
        boolean live,
        @Nullable String news,
        long refreshSeconds) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH);

    /// A day of the known time, UTC.
    ///
    /// @param word "Today", "Yesterday"; null for another
    record Day(String iso, @Nullable String word, String date, List<Desk> desks) {}

    /// What one authority said on a day.
    record Desk(String authority, List<Line> lines) {}

    /// One line.
    ///
    /// @param what the party, or what is told as one
    /// @param href where more of it is
    /// @param about the party in few words, empty where there is none
    /// @param remark what else is to say, empty where the badge says it all
    /// @param party whether it is about one party
    /// @param fresh whether it came since the page was last looked at
    record Line(
            long sequence,
            Badge badge,
            String what,
            String href,
            String about,
            String remark,
            boolean party,
            boolean fresh,
            String iso,
            String exact,
            String clock) {}

    /// @param seen the last event that the reader saw before; {@link Long#MAX_VALUE} for none
    static WireView of(Head head, Stretch stretch, boolean live, long seen, Instant now, long refreshSeconds) {
        Map<LocalDate, Map<String, List<Line>>> byDay = new LinkedHashMap<>();
        for (Entry entry : stretch.entries()) {
            byDay.computeIfAbsent(day(known(entry)), day -> new LinkedHashMap<>())
                    .computeIfAbsent(entry.event().event().designation().authority(), name -> new ArrayList<>())
                    .add(line(entry, seen));
        }
        return new WireView(
                byDay.entrySet().stream()
                        .map(day -> day(day.getKey(), day.getValue(), day(now)))
                        .toList(),
                head.sequence(),
                Moment.of(head.knownAt(), now),
                stretch.earlier(),
                live,
                news(stretch, seen),
                refreshSeconds);
    }

    private static @Nullable String news(Stretch stretch, long seen) {
        long lines = stretch.entries().stream()
                .filter(entry -> entry.event().sequence() > seen)
                .count();
        return lines == 0 ? null : Figures.count(lines, "new line") + " on the wire.";
    }

    private static Day day(LocalDate day, Map<String, List<Line>> desks, LocalDate today) {
        String word = day.equals(today) ? "Today" : day.equals(today.minusDays(1)) ? "Yesterday" : null;
        return new Day(
                day.toString(),
                word,
                DAY.format(day),
                desks.entrySet().stream()
                        .map(desk -> new Desk(Authorities.label(desk.getKey()), List.copyOf(desk.getValue())))
                        .toList());
    }

    private static Line line(Entry entry, long seen) {
        Badge badge = Badges.of(entry.event().event());
        String source = entry.event().source();
        String search = "/search?source=" + source;
        return switch (entry) {
            case Entry.News(var event) -> {
                Designation party = event.event().designation();
                yield line(
                        entry,
                        seen,
                        badge,
                        party.subject().primaryName(),
                        "/designations/" + party.id(),
                        about(party),
                        Telling.remark(event));
            }
            case Entry.FirstList(var event, int size) ->
                line(
                        entry,
                        seen,
                        new Badge("first list", "■", "calm"),
                        Figures.entries(size) + " of a first list",
                        search,
                        source,
                        "on " + source + " when Tocsin first looked at it: no news");
            case Entry.AlikeEdits(var event, var bulk) ->
                line(
                        entry,
                        seen,
                        badge,
                        "The same edit in " + Figures.entries(bulk.size()),
                        search,
                        source,
                        edit(bulk.edit().before(), bulk.edit().after()));
            case Entry.Restatements(var event, int size) ->
                line(
                        entry,
                        seen,
                        badge,
                        "More is known of " + Figures.entries(size),
                        search,
                        source,
                        "nothing changed at the authority");
        };
    }

    private static String edit(@Nullable String before, @Nullable String after) {
        if (before == null) {
            return "“" + after + "” came";
        }
        return after == null ? "“" + before + "” went" : "“" + before + "” is now “" + after + "”";
    }

    private static Line line(
            Entry entry, long seen, Badge badge, String what, String href, String about, String remark) {
        var at = known(entry).atOffset(ZoneOffset.UTC);
        return new Line(
                entry.event().sequence(),
                badge,
                what,
                href,
                about,
                remark,
                entry instanceof Entry.News,
                entry.event().sequence() > seen,
                at.toInstant().toString(),
                EXACT.format(at),
                CLOCK.format(at));
    }

    /// "organisation · NPWMD, IFSR · Pakistan".
    static String about(Designation party) {
        return Stream.of(
                        Wording.word(party.subject().type()),
                        String.join(", ", party.programmes()),
                        party.subject().countries().stream()
                                .map(Countries::name)
                                .collect(Collectors.joining(", ")))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static Instant known(Entry entry) {
        return entry.event().times().emittedAt();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
