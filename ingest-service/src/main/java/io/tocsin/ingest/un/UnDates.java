package io.tocsin.ingest.un;

import io.tocsin.designation.PartialDate;
import io.tocsin.ingest.format.Line;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Dates as the consolidated list writes them: `1965-03-12`, `1965-03-12-05:00`, `1965`.
final class UnDates {
    private static final int DAY = 10;
    private static final int YEAR = 4;

    private UnDates() {}

    /// The day with which the text begins, whatever time or zone follows; null where it begins with none.
    static @Nullable LocalDate day(@Nullable String text) {
        String line = Line.of(text);
        if (line == null || line.length() < DAY) {
            return null;
        }
        try {
            return LocalDate.parse(line.substring(0, DAY));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// A day or a year; null where the text is neither.
    static @Nullable PartialDate date(@Nullable String text) {
        LocalDate day = day(text);
        return day == null ? year(text) : PartialDate.of(day);
    }

    /// A year; null where the text is none.
    static @Nullable PartialDate year(@Nullable String text) {
        String line = Line.of(text);
        boolean year = line != null
                && line.length() == YEAR
                && line.chars().allMatch(c -> c >= '0' && c <= '9')
                && !line.equals("0000");
        return year ? PartialDate.ofYear(Integer.parseInt(line)) : null;
    }

    /// From one year to another; null where they are none, or the wrong way round.
    static @Nullable PartialDate between(@Nullable String from, @Nullable String to) {
        PartialDate first = year(from);
        PartialDate last = year(to);
        return first == null || last == null || last.compareTo(first) < 0 ? null : first.until(last);
    }
}
