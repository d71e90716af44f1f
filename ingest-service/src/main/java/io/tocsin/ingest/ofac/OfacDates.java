package io.tocsin.ingest.ofac;

import io.tocsin.designation.PartialDate;
import io.tocsin.designation.PartialDate.Point;
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
