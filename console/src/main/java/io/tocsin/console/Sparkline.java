package io.tocsin.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// How much came on each of some days, as small bars and in words.
///
/// @param path of the bars in a box of `width` by {@link #HEIGHT}
/// @param words the same for those who do not see it
public record Sparkline(String path, int width, String words) {
    /// The days for which changes are shown.
    public static final int DAYS = 30;

    private static final int PITCH = 4;
    private static final int BAR = 3;
    static final int HEIGHT = 24;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /// Bars for counts of changes on the last days, of which the last is today.
    public static Sparkline of(List<Integer> perDay, LocalDate today) {
        if (perDay.size() != DAYS) {
            throw new IllegalArgumentException("not " + DAYS + " days: " + perDay.size());
        }
        return of(perDay, today, "change");
    }

    /// Bars for counts of something on any number of days up to the last. The height grows with the square
    /// root: a day with one is still seen beside one with hundreds.
    public static Sparkline of(List<Integer> perDay, LocalDate last, String thing) {
        int days = perDay.size();
        int most = Collections.max(perDay);
        StringBuilder path = new StringBuilder();
        for (int day = 0; day < days; day++) {
            int height = height(perDay.get(day), most);
            if (height > 0) {
                path.append("M%d %dh%dv-%dh-%dz".formatted(day * PITCH, HEIGHT, BAR, height, BAR));
            }
        }
        return new Sparkline(path.toString(), days * PITCH - (PITCH - BAR), words(perDay, most, last, thing));
    }

    private static int height(int count, int most) {
        return count == 0 ? 0 : Math.max(2, (int) Math.round(HEIGHT * Math.sqrt((double) count / most)));
    }

    private static String words(List<Integer> perDay, int most, LocalDate last, String thing) {
        int days = perDay.size();
        long all = perDay.stream().mapToLong(Integer::longValue).sum();
        if (all == 0) {
            return "no " + thing + " in " + Figures.count(days, "day");
        }
        LocalDate day = last.minusDays(days - 1L - perDay.lastIndexOf(most));
        String total = Figures.count(all, thing) + " in " + Figures.count(days, "day");
        return all == most
                ? total + ", on " + DAY.format(day)
                : total + ", most on " + DAY.format(day) + ": " + Figures.number(most);
    }
}
