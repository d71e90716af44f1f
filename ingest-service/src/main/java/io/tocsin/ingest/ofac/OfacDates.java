package io.tocsin.ingest.ofac;

import io.tocsin.designation.PartialDate;
import io.tocsin.designation.PartialDate.Point;
import io.tocsin.ingest.format.Element;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Dates as OFAC writes them: `12 Mar 1965`, `Mar 1965`, `1965`, `circa 1965`, `1965 to 1967`, `circa 1979-1982`.
final class OfacDates {
    private static final String POINT = "(?:(?:\\d{1,2} )?[A-Z][a-z]{2} )?\\d{4}";
    static final String POINT_OR_RANGE = POINT + "(?: to " + POINT + ")?";

    private static final Pattern DATE =
            Pattern.compile("(circa )?(" + POINT + ")(?:(?: to (?:circa )?|-)(" + POINT + "))?");
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final DateTimeFormatter PUBLISHED = DateTimeFormatter.ofPattern("MM/dd/uuuu");

    private OfacDates() {}

    /// The date; empty where the text is not one of these forms or no date of the calendar.
    static Optional<PartialDate> date(String text) {
        Matcher parts = DATE.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String end = parts.group(3);
            return Optional.of(
                    new PartialDate(point(parts.group(2)), end == null ? null : point(end), parts.group(1) != null));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The day of `Publish_Date`, `MM/DD/YYYY`; null where it is none.
    static @Nullable LocalDate published(String text) {
        try {
            return LocalDate.parse(text.strip(), PUBLISHED);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// A day as the enhanced format writes it, `YYYY-MM-DD`; null where it is none.
    static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// A period of the enhanced format in the words that the plain formats have for it; empty where it is none.
    static Optional<String> text(Element period) {
        LocalDate from = day(period, "fromDateBegin");
        LocalDate to = day(period, "toDateEnd");
        if (from == null || to == null || to.isBefore(from)) {
            return Optional.empty();
        }
        LocalDate fromEnd = day(period, "fromDateEnd");
        LocalDate toBegin = day(period, "toDateBegin");
        String words = "true".equals(period.text("isDateRange")) && fromEnd != null && toBegin != null
                ? words(from, fromEnd) + " to " + words(toBegin, to)
                : words(from, to);
        return Optional.of("true".equals(period.text("isApproximate")) ? "circa " + words : words);
    }

    private static @Nullable LocalDate day(Element period, String child) {
        String text = period.text(child);
        return text == null ? null : day(text);
    }

    private static String words(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return "%02d %s".formatted(from.getDayOfMonth(), month(from));
        }
        boolean sameYear = from.getYear() == to.getYear();
        if (sameYear && from.getDayOfYear() == 1 && to.getDayOfYear() == to.lengthOfYear()) {
            return year(from);
        }
        if (sameYear
                && from.getMonth() == to.getMonth()
                && from.getDayOfMonth() == 1
                && to.getDayOfMonth() == to.lengthOfMonth()) {
            return month(from);
        }
        return words(from, from) + " to " + words(to, to);
    }

    private static String month(LocalDate day) {
        return MONTHS.get(day.getMonthValue() - 1) + " " + year(day);
    }

    private static String year(LocalDate day) {
        return "%04d".formatted(day.getYear());
    }

    private static Point point(String text) {
        String[] words = text.split(" ");
        int year = Integer.parseInt(words[words.length - 1]);
        if (words.length == 1) {
            return new Point(year, null, null);
        }
        int month = MONTHS.indexOf(words[words.length - 2]) + 1;
        return new Point(year, month, words.length == 3 ? Integer.valueOf(words[0]) : null);
    }
}
