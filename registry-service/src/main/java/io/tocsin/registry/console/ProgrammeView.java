package io.tocsin.registry.console;

import io.tocsin.console.Figures;
import io.tocsin.console.Moment;
import io.tocsin.designation.Authorities;
import io.tocsin.registry.console.SearchView.Hit;
import io.tocsin.registry.programme.Counts;
import io.tocsin.registry.programme.Month;
import io.tocsin.registry.programme.Programme;
import io.tocsin.registry.programme.ProgrammeHistory;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// A programme: what it is, the law it stands on, who is designated under it and what happened.
///
/// @param title what it is about; the tag where nobody wrote that down
/// @param standing how many there are now, in a sentence
/// @param search the address that searches under it
/// @param listed the bars of what came onto a list, month by month
/// @param delisted the bars of what was taken off
/// @param hits this page of who is on the list
/// @param next the address of the page after, null after the last
record ProgrammeView(
        Programme programme,
        String authority,
        String title,
        String standing,
        @Nullable Moment changed,
        String search,
        List<Bar> listed,
        List<Bar> delisted,
        List<Hit> hits,
        @Nullable String next) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /// The programmes of one authority.
    record Shelf(String id, String authority, List<Line> lines) {}

    /// A programme as one line of a table.
    record Line(String tag, String title, String href, String listed, String all) {
        static Line of(Programme programme) {
            return new Line(
                    programme.programme(),
                    programme.title() == null ? "" : programme.title(),
                    Fact.programmePath(programme.authority(), programme.programme()),
                    Figures.number(programme.designations().listed()),
                    Figures.number(everybody(programme.designations())));
        }
    }

    /// The programmes that anybody stands under, by authority.
    static List<Shelf> shelves(List<Programme> programmes) {
        Map<String, List<Line>> shelves = new LinkedHashMap<>();
        programmes.stream()
                .filter(programme -> everybody(programme.designations()) > 0)
                .forEach(programme -> shelves.computeIfAbsent(programme.authority(), name -> new ArrayList<>())
                        .add(Line.of(programme)));
        return shelves.entrySet().stream()
                .map(shelf -> new Shelf(shelf.getKey(), Authorities.label(shelf.getKey()), shelf.getValue()))
                .toList();
    }

    static ProgrammeView of(ProgrammeHistory history, List<Hit> hits, @Nullable String next, Instant now) {
        Programme programme = history.programme();
        return new ProgrammeView(
                programme,
                Authorities.label(programme.authority()),
                programme.title() == null ? programme.programme() : programme.title(),
                standing(programme.designations()),
                Moment.of(programme.lastChangedAt(), now),
                new Question("/search", Map.of())
                        .and("authority", programme.authority())
                        .and("programme", programme.programme())
                        .address(),
                bars(history.timeline(), Month::listed),
                bars(history.timeline(), Month::delisted),
                hits,
                next);
    }

    private static long everybody(Counts counts) {
        return counts.listed() + counts.announced() + counts.confirmed() + counts.delisted();
    }

    private static String standing(Counts counts) {
        return Figures.number(counts.listed()) + " listed, " + Figures.number(counts.announced())
                + " announced and not yet listed, " + Figures.number(counts.delisted()) + " taken off.";
    }

    private static List<Bar> bars(List<Month> timeline, ToLongFunction<Month> what) {
        long most = timeline.stream().mapToLong(what).max().orElse(0);
        return timeline.stream()
                .filter(month -> what.applyAsLong(month) > 0)
                .map(month -> Bar.of(MONTH.format(YearMonth.parse(month.month())), null, what.applyAsLong(month), most))
                .toList();
    }
}
