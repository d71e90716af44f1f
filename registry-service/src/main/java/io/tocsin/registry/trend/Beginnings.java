package io.tocsin.registry.trend;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// When the designations of the register began, those that were taken off since too.
///
/// @param counts by month, authority and countries
/// @param undated how many were on a list when Tocsin first looked, and do not say since when
public record Beginnings(List<Count> counts, long undated) {
    /// What stands for a party that no country is named for.
    public static final String NO_COUNTRY = "";

    /// So many parties in a month, of one authority and with the same countries.
    public record Count(YearMonth month, String authority, List<String> countries, long parties) {
        public Count {
            countries = countries.isEmpty() ? List.of(NO_COUNTRY) : List.copyOf(countries);
        }
    }

    /// What is counted together.
    ///
    /// @param key the country, the authority ...
    public record Total(String key, long parties) {}

    public Beginnings {
        counts = List.copyOf(counts);
    }

    /// Those from one month to another, both included; null for no bound.
    public Beginnings between(@Nullable YearMonth from, @Nullable YearMonth to) {
        return narrowed(count -> (from == null || !count.month().isBefore(from))
                && (to == null || !count.month().isAfter(to)));
    }

    /// Those of one country.
    public Beginnings ofCountry(String country) {
        return narrowed(count -> count.countries().contains(country));
    }

    /// Those of one authority.
    public Beginnings ofAuthority(String authority) {
        return narrowed(count -> count.authority().equals(authority));
    }

    private Beginnings narrowed(Function<Count, Boolean> kept) {
        return new Beginnings(counts.stream().filter(kept::apply).toList(), undated);
    }

    /// How many there are in all; a party with two countries is one.
    public long parties() {
        return counts.stream().mapToLong(Count::parties).sum();
    }

    /// By country, most first; a party with two countries counts for each.
    public List<Total> byCountry() {
        return totals(Count::countries);
    }

    /// By authority, most first.
    public List<Total> byAuthority() {
        return totals(count -> List.of(count.authority()));
    }

    private List<Total> totals(Function<Count, List<String>> keys) {
        Map<String, Long> totals = new HashMap<>();
        counts.forEach(count -> keys.apply(count).forEach(key -> totals.merge(key, count.parties(), Long::sum)));
        List<Total> sorted = new ArrayList<>();
        totals.forEach((key, parties) -> sorted.add(new Total(key, parties)));
        sorted.sort(Comparator.comparing(Total::parties).reversed().thenComparing(Total::key));
        return sorted;
    }

    /// By month, from the first to the last with any, those between without any too.
    public Map<YearMonth, Long> byMonth() {
        TreeMap<YearMonth, Long> months = new TreeMap<>();
        counts.forEach(count -> months.merge(count.month(), count.parties(), Long::sum));
        if (!months.isEmpty()) {
            for (YearMonth month = months.firstKey(); month.isBefore(months.lastKey()); month = month.plusMonths(1)) {
                months.putIfAbsent(month, 0L);
            }
        }
        return months;
    }

    /// By year, from the first to the last with any, those between without any too.
    public Map<Integer, Long> byYear() {
        TreeMap<Integer, Long> years = new TreeMap<>();
        byMonth().forEach((month, parties) -> years.merge(month.getYear(), parties, Long::sum));
        return years;
    }
}
