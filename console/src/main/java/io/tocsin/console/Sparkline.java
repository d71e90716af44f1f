package io.tocsin.console;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// How many changes came on each of the last days, as small bars and in words.
///
/// @param path of the bars in a box of {@link #WIDTH} by {@link #HEIGHT}
/// @param words the same for those who do not see it
public record Sparkline(String path, String words) {
    /// The days that it shows.
    public static final int DAYS = 30;

    private static final int PITCH = 4;
    private static final int BAR = 3;
    static final int WIDTH = DAYS * PITCH - (PITCH - BAR);
    static final int HEIGHT = 24;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /// Bars for counts of changes, the last of which is today's. The height grows with the square root: a
    /// day with one change is still seen beside one with hundreds.
    public static Sparkline of(List<Integer> perDay, LocalDate today) {
        if (perDay.size() != DAYS) {
            throw new IllegalArgumentException("not " + DAYS + " days: " + perDay.size());
        }
        int most = Collections.max(perDay);
        StringBuilder path = new StringBuilder();
        for (int day = 0; day < DAYS; day++) {
            int height = height(perDay.get(day), most);
            if (height > 0) {
                path.append("M%d %dh%dv-%dh-%dz".formatted(day * PITCH, HEIGHT, BAR, height, BAR));
            }
        }
        return new Sparkline(path.toString(), words(perDay, most, today));
    }

    private static int height(int changes, int most) {
        return changes == 0 ? 0 : Math.max(2, (int) Math.round(HEIGHT * Math.sqrt((double) changes / most)));
    }

    private static String words(List<Integer> perDay, int most, LocalDate today) {
        long changes = perDay.stream().mapToLong(Integer::longValue).sum();
        if (changes == 0) {
            return "no change in " + DAYS + " days";
        }
        LocalDate day = today.minusDays(DAYS - 1L - perDay.lastIndexOf(most));
        String total = Figures.count(changes, "change") + " in " + DAYS + " days";
        return changes == most
                ? total + ", on " + DAY.format(day)
                : total + ", most on " + DAY.format(day) + ": " + Figures.number(most);
    }
}
