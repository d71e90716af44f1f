package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A date as lists really publish them: often a year alone, a month, "circa", or a range.
///
/// Its text is that of EDTF (ISO 8601-2): `1965`, `1965-03`, `1965-03-12`, `1965~` (circa), `1960/1962`
/// (between).
///
/// @param from the date, or the beginning of the range
/// @param to the end of the range, null where it is one date
/// @param circa whether the document says "circa" or "approximately"
public record PartialDate(Point from, @Nullable Point to, boolean circa) implements Comparable<PartialDate> {
    public PartialDate {
        if (from == null) {
            throw new IllegalArgumentException("date has no beginning");
        }
        if (to != null && to.compareTo(from) < 0) {
            throw new IllegalArgumentException("range ends before it begins: " + from + "/" + to);
        }
    }

    /// One year, month or day of the Gregorian calendar.
    public record Point(
            int year, @Nullable Integer month, @Nullable Integer day) implements Comparable<Point> {
        private static final Pattern TEXT = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

        public Point {
            if (year < 1 || year > 9999) {
                throw new IllegalArgumentException("year out of range: " + year);
            }
            if (day != null && month == null) {
                throw new IllegalArgumentException("day without month: " + year + "-?-" + day);
            }
            try {
                LocalDate.of(year, month == null ? 1 : month, day == null ? 1 : day);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("no such date: " + year + "-" + month + "-" + day, e);
            }
        }

        static Point parse(String text) {
            Matcher parts = TEXT.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("not a year, month or day: " + text);
            }
            return new Point(Integer.parseInt(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
        }

        private static @Nullable Integer number(@Nullable String digits) {
            return digits == null ? null : Integer.valueOf(digits);
        }

        @Override
        public int compareTo(Point other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder(10);
            digits(text, 4, year);
            if (month != null) {
                digits(text.append('-'), 2, month);
            }
            if (day != null) {
                digits(text.append('-'), 2, day);
            }
            return text.toString();
        }

        private static void digits(StringBuilder text, int width, int number) {
            String digits = Integer.toString(number);
            text.repeat('0', width - digits.length()).append(digits);
        }
    }

    /// A year alone.
    public static PartialDate ofYear(int year) {
        return new PartialDate(new Point(year, null, null), null, false);
    }

    /// A month of a year.
    public static PartialDate ofMonth(int year, int month) {
        return new PartialDate(new Point(year, month, null), null, false);
    }

    /// A full date.
    public static PartialDate of(LocalDate date) {
        return new PartialDate(new Point(date.getYear(), date.getMonthValue(), date.getDayOfMonth()), null, false);
    }

    /// The same date, said to be approximate.
    public PartialDate approximately() {
        return new PartialDate(from, to, true);
    }

    /// A range from this date to the given one; approximate where either is.
    public PartialDate until(PartialDate end) {
        return new PartialDate(from, end.to == null ? end.from : end.to, circa || end.circa);
    }

    /// Reads the EDTF text that {@link #toString} writes; refuses anything else, quoting it.
    @JsonCreator
    public static PartialDate parse(String text) {
        String rest = text.strip();
        boolean circa = rest.endsWith("~");
        if (circa) {
            rest = rest.substring(0, rest.length() - 1);
        }
        int slash = rest.indexOf('/');
        return slash < 0
                ? new PartialDate(Point.parse(rest), null, circa)
                : new PartialDate(Point.parse(rest.substring(0, slash)), Point.parse(rest.substring(slash + 1)), circa);
    }

    @JsonValue
    @Override
    public String toString() {
        return from + (to == null ? "" : "/" + to) + (circa ? "~" : "");
    }

    @Override
    public int compareTo(PartialDate other) {
        return toString().compareTo(other.toString());
    }
}
