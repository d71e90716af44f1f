package io.tocsin.ingest.uk;

import io.tocsin.designation.PartialDate;
import io.tocsin.designation.PartialDate.Point;
import io.tocsin.ingest.format.Line;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as the UK list writes them: `12/03/1965`, and with letters where a part is unknown: `dd/03/1965`,
/// `dd/mm/1965`; or a year alone.
final class UkDates {
    private static final Pattern PARTIAL =
            Pattern.compile("(?:(?:(\\d{1,2})|dd)/(?:(\\d{1,2})|mm)/)?(\\d{4})", Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

    private UkDates() {}

    /// A day; null where the text is none.
    static @Nullable LocalDate day(@Nullable String text) {
        String line = Line.of(text);
        try {
            return line == null ? null : LocalDate.parse(line, DAY);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// As much of a date as is known; null where the text says more or other than that, a day of an unknown month
    /// among it.
    static @Nullable PartialDate date(String text) {
        String line = Line.of(text);
        Matcher parts = PARTIAL.matcher(line == null ? "" : line);
        if (!parts.matches() || parts.group(1) != null && parts.group(2) == null) {
            return null;
        }
        try {
            Point day = new Point(Integer.parseInt(parts.group(3)), number(parts.group(2)), number(parts.group(1)));
            return new PartialDate(day, null, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Integer number(@Nullable String digits) {
        return digits == null ? null : Integer.valueOf(digits);
    }
}
