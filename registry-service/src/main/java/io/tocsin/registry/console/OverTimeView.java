package io.tocsin.registry.console;

import io.tocsin.console.Figures;
import io.tocsin.designation.Authorities;
import io.tocsin.registry.trend.Beginnings;
import io.tocsin.registry.trend.Beginnings.Total;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// New designations over time, by country and authority.
///
/// @param from the first month asked about, "" for no bound
/// @param to the last month asked about, "" for no bound
/// @param kept what the form asks for besides its own fields
/// @param narrowed what else was asked for, each with the address that does not
/// @param summary how many there are, in a sentence
/// @param undated of how many nobody knows since when, in a sentence; null where there are none
/// @param periodName "Year" or "Month"
/// @param periods the bars over time
/// @param countries the bars by country, the longest first
/// @param authorities the bars by authority, the longest first
record OverTimeView(
        String from,
        String to,
        List<Question.Asked> kept,
        List<Chip> narrowed,
        String summary,
        @Nullable String undated,
        String periodName,
        List<Bar> periods,
        List<Bar> countries,
        List<Bar> authorities) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final int YEARS_BY_MONTH = 2;
    private static final int COUNTRIES = 40;

    /// @param asked the parameters `from`, `to`, `country` and `authority`
    static OverTimeView of(Beginnings all, Question asked, @Nullable YearMonth from, @Nullable YearMonth to) {
        Beginnings shown = all.between(from, to);
        List<Chip> narrowed = new ArrayList<>();
        String country = asked.value("country");
        if (!country.isEmpty()) {
            shown = shown.ofCountry(country);
            narrowed.add(new Chip(
                    Countries.name(country), asked.with("country", List.of()).address()));
        }
        String authority = asked.value("authority");
        if (!authority.isEmpty()) {
            shown = shown.ofAuthority(authority);
            narrowed.add(new Chip(
                    Authorities.label(authority),
                    asked.with("authority", List.of()).address()));
        }
        boolean monthly = shown.byYear().size() <= YEARS_BY_MONTH;
        return new OverTimeView(
                from == null ? "" : from.toString(),
                to == null ? "" : to.toString(),
                asked.besides("from", "to"),
                narrowed,
                Figures.count(shown.parties(), "new designation") + ".",
                all.undated() == 0
                        ? null
                        : Figures.entries(all.undated())
                                + " were on a list when Tocsin first looked and do not say since when.",
                monthly ? "Month" : "Year",
                monthly ? months(shown) : years(shown, asked),
                bars(shown.byCountry(), asked, "country", OverTimeView::country),
                bars(shown.byAuthority(), asked, "authority", Authorities::label));
    }

    private static String country(String code) {
        return code.equals(Beginnings.NO_COUNTRY) ? "No country named" : Countries.name(code);
    }

    private static List<Bar> months(Beginnings shown) {
        var months = shown.byMonth();
        long most = months.isEmpty() ? 0 : Collections.max(months.values());
        return months.entrySet().stream()
                .map(month -> Bar.of(MONTH.format(month.getKey()), null, month.getValue(), most))
                .toList();
    }

    private static List<Bar> years(Beginnings shown, Question asked) {
        var years = shown.byYear();
        long most = Collections.max(years.values());
        return years.entrySet().stream()
                .map(year -> Bar.of(
                        year.getKey().toString(),
                        asked.with("from", List.of(year.getKey() + "-01"))
                                .with("to", List.of(year.getKey() + "-12"))
                                .address(),
                        year.getValue(),
                        most))
                .toList();
    }

    private static List<Bar> bars(List<Total> totals, Question asked, String parameter, UnaryOperator<String> label) {
        long most = totals.isEmpty() ? 0 : totals.getFirst().parties();
        return totals.stream()
                .limit(COUNTRIES)
                .map(total -> Bar.of(
                        label.apply(total.key()),
                        total.key().isEmpty()
                                ? null
                                : asked.with(parameter, List.of(total.key())).address(),
                        total.parties(),
                        most))
                .toList();
    }
}
