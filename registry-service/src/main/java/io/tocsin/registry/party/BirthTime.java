package io.tocsin.registry.party;

import io.tocsin.designation.PartialDate;
import io.tocsin.designation.PartialDate.Point;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.IntStream;

/// When a person was born, as far as a document tells: some day of these.
///
/// @param said the date as published
record BirthTime(LocalDate first, LocalDate last, PartialDate said) {
    /// By how much "circa" may be wrong.
    private static final int CIRCA_YEARS = 1;
    /// A longer range says nothing.
    private static final int MAX_YEARS = 10;

    /// Empty where the range is too long to say anything.
    static Optional<BirthTime> of(PartialDate date) {
        Point end = date.to() == null ? date.from() : date.to();
        LocalDate first = first(date.from());
        LocalDate last = last(end);
        if (date.circa()) {
            first = first.minusYears(CIRCA_YEARS);
            last = last.plusYears(CIRCA_YEARS);
        }
        return last.getYear() - first.getYear() >= MAX_YEARS
                ? Optional.empty()
                : Optional.of(new BirthTime(first, last, date));
    }

    boolean isDay() {
        return first.equals(last);
    }

    boolean agreesWith(BirthTime other) {
        return !first.isAfter(other.last) && !other.first.isAfter(last);
    }

    IntStream years() {
        return IntStream.rangeClosed(first.getYear(), last.getYear());
    }

    private static LocalDate first(Point point) {
        return LocalDate.of(
                point.year(), point.month() == null ? 1 : point.month(), point.day() == null ? 1 : point.day());
    }

    private static LocalDate last(Point point) {
        Integer month = point.month();
        Integer day = point.day();
        if (month == null || day == null || isNewYear(month, day)) {
            LocalDate lastMonth = LocalDate.of(point.year(), month == null || day != null ? 12 : month, 1);
            return lastMonth.withDayOfMonth(lastMonth.lengthOfMonth());
        }
        return LocalDate.of(point.year(), month, day);
    }

    /// Where nothing but the year is known, papers say 1 January.
    private static boolean isNewYear(int month, int day) {
        return month == 1 && day == 1;
    }
}
