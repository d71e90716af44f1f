package io.tocsin.ingest.eu;

import io.tocsin.designation.PartialDate;
import io.tocsin.designation.PartialDate.Point;
import io.tocsin.ingest.format.Element;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Dates as the EU's list writes them: `1937-04-28` whole, or year, month and day each in an attribute, or a range of
/// years.
final class EuDates {
    private static final int DAY = 10;

    private EuDates() {}

    /// The day with which the text begins, whatever time or zone follows; null where it begins with none.
    static @Nullable LocalDate day(@Nullable String text) {
        if (text == null || text.length() < DAY) {
            return null;
        }
        try {
            return LocalDate.parse(text.substring(0, DAY));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /// The day as a date; null where the text begins with none.
    static @Nullable PartialDate date(@Nullable String text) {
        LocalDate day = day(text);
        return day == null || day.getYear() < 1 ? null : PartialDate.of(day);
    }

    /// The date of a `birthdate`; null where it has none.
    static @Nullable PartialDate born(Element birth) {
        PartialDate date = date(birth.attribute("birthdate"));
        date = date == null ? ofParts(birth) : date;
        date = date == null ? ofYears(birth) : date;
        return date != null && "true".equals(birth.attribute("circa")) ? date.approximately() : date;
    }

    private static @Nullable PartialDate ofParts(Element birth) {
        Integer year = number(birth.attribute("year"));
        Integer month = number(birth.attribute("monthOfYear"));
        Integer day = month == null ? null : number(birth.attribute("dayOfMonth"));
        try {
            return year == null ? null : new PartialDate(new Point(year, month, day), null, false);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable PartialDate ofYears(Element birth) {
        Integer from = number(birth.attribute("yearRangeFrom"));
        Integer to = number(birth.attribute("yearRangeTo"));
        try {
            return from == null || to == null ? null : PartialDate.ofYear(from).until(PartialDate.ofYear(to));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Null for 0 too, which stands for nothing.
    private static @Nullable Integer number(@Nullable String text) {
        try {
            int number = text == null ? 0 : Integer.parseInt(text);
            return number == 0 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
