package io.tocsin.ingest.prose;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The day on which a text was published, and the days it speaks of. American authorities act in the time
/// of Washington.
///
/// @param today the day that "today" means; null where neither the publisher nor the text tells
public record Days(@Nullable LocalDate today) {
    private static final ZoneId WASHINGTON = ZoneId.of("America/New_York");
    private static final String MONTH =
            "(January|February|March|April|May|June|July|August|September|October|November|December"
                    + "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)";
    private static final Pattern DAY =
            Pattern.compile("\\b" + MONTH + " (\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (\\d{4})\\b)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("\\b(\\d{1,2})(?:st|nd|rd|th)? " + MONTH + "(?:,? (\\d{4})\\b)?");
    private static final Pattern WEEKDAY =
            Pattern.compile("\\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\\b");
    private static final int DATELINE_LENGTH = 60;
    private static final int DATELINE_BLOCKS = 12;

    /// The day of publication: as given, in Washington; a time of exactly midnight in UTC is a date
    /// without a time. Else the date that stands alone at the head of the text.
    static Days of(@Nullable Instant publishedAt, List<Prose.Block> blocks) {
        if (publishedAt != null) {
            return of(publishedAt);
        }
        Days unknown = new Days(null);
        return blocks.stream()
                .limit(DATELINE_BLOCKS)
                .map(block -> block.sentences().getFirst().text())
                .filter(text -> text.length() <= DATELINE_LENGTH)
                .flatMap(text -> unknown.named(text).stream())
                .findFirst()
                .map(Days::new)
                .orElse(unknown);
    }

    /// The day of publication as given.
    public static Days of(@Nullable Instant publishedAt) {
        if (publishedAt == null) {
            return new Days(null);
        }
        boolean dateOnly = publishedAt.atOffset(ZoneOffset.UTC).toLocalTime().equals(LocalTime.MIDNIGHT);
        return new Days(LocalDate.ofInstant(publishedAt, dateOnly ? ZoneOffset.UTC : WASHINGTON));
    }

    /// The last day before or on which a text without a date of its own can have been written: the latest
    /// day it names in full.
    static Optional<LocalDate> latest(List<Prose.Block> blocks) {
        Days unknown = new Days(null);
        return blocks.stream()
                .flatMap(block -> block.sentences().stream())
                .flatMap(sentence -> unknown.named(sentence.text()).stream())
                .max(Comparator.naturalOrder());
    }

    /// The first day that the words name; without a year it is the latest such day up to tomorrow.
    public Optional<LocalDate> named(String words) {
        Matcher day = DAY.matcher(words);
        if (day.find()) {
            return date(day.group(1), day.group(2), day.group(3));
        }
        Matcher dayFirst = DAY_FIRST.matcher(words);
        if (dayFirst.find()) {
            return date(dayFirst.group(2), dayFirst.group(1), dayFirst.group(3));
        }
        return Optional.empty();
    }

    /// The last such day of the week, today included.
    Optional<LocalDate> weekday(String words) {
        Matcher weekday = WEEKDAY.matcher(words);
        if (!weekday.find() || today == null) {
            return Optional.empty();
        }
        DayOfWeek day = DayOfWeek.valueOf(weekday.group(1).toUpperCase(Locale.ROOT));
        return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
    }

    private Optional<LocalDate> date(String monthName, String dayOfMonth, @Nullable String year) {
        Month month = Month.JANUARY;
        while (!month.name().startsWith(monthName.substring(0, 3).toUpperCase(Locale.ROOT))) {
            month = month.plus(1);
        }
        try {
            if (year != null) {
                return Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(dayOfMonth)));
            }
            if (today == null) {
                return Optional.empty();
            }
            LocalDate date = LocalDate.of(today.getYear(), month, Integer.parseInt(dayOfMonth));
            return Optional.of(date.isAfter(today.plusDays(1)) ? date.minusYears(1) : date);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
