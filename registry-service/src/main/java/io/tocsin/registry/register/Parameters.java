package io.tocsin.registry.register;

import io.tocsin.registry.problem.Problems;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads query parameters; what cannot be read is a 400 problem that names the parameter. Blank is absent.
public final class Parameters {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Parameters() {}

    /// The text without the white space around it.
    public static @Nullable String text(String parameter, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.indexOf('\0') >= 0) {
            throw Problems.badParameter(parameter, "It contains the character NUL.");
        }
        return value.strip();
    }

    /// A text of so many characters at most.
    static @Nullable String text(String parameter, @Nullable String value, int maxLength) {
        String text = text(parameter, value);
        if (text != null && text.length() > maxLength) {
            throw Problems.badParameter(
                    parameter, "It has " + text.length() + " characters; it may have " + maxLength + ".");
        }
        return text;
    }

    /// A constant by its word on the wire.
    static <E extends Enum<E>> @Nullable E word(String parameter, Class<E> words, @Nullable String value) {
        String word = text(parameter, value);
        if (word == null) {
            return null;
        }
        return Arrays.stream(words.getEnumConstants())
                .filter(constant -> wire(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> Problems.badParameter(
                        parameter,
                        "\"" + word + "\" is none of "
                                + Arrays.stream(words.getEnumConstants())
                                        .map(Parameters::wire)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    /// Yes or no; no where it is absent.
    static boolean flag(String parameter, @Nullable String value) {
        String text = text(parameter, value);
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            case null -> false;
            default -> throw Problems.badParameter(parameter, "\"" + text + "\" is neither true nor false.");
        };
    }

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// An instant in microseconds, which is what the log counts in.
    static @Nullable Instant instant(String parameter, @Nullable String value) {
        String text = text(parameter, value);
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return time.toInstant().truncatedTo(ChronoUnit.MICROS);
            }
        } catch (DateTimeParseException e) {
            // Answered below, as a year out of range is.
        }
        throw Problems.badParameter(
                parameter, "\"" + text + "\" is not an RFC 3339 time such as 2024-12-18T16:00:00Z.");
    }

    /// An instant, or a day, which stands for its end in UTC: what is so on a day is so at its end.
    public static @Nullable Instant moment(String parameter, @Nullable String value) {
        String text = text(parameter, value);
        if (text == null || !DAY.matcher(text).matches()) {
            return instant(parameter, text);
        }
        try {
            return LocalDate.parse(text)
                    .plusDays(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .minus(1, ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw Problems.badParameter(parameter, "\"" + text + "\" is no day of the calendar.");
        }
    }

    /// How many items a page is to have.
    public static int limit(@Nullable String value, PageConfig config) {
        String text = text("limit", value);
        if (text == null) {
            return config.defaultLimit();
        }
        if (!text.matches("\\d*[1-9]\\d*")) {
            throw Problems.badParameter("limit", "\"" + text + "\" is not a whole number of at least 1.");
        }
        return text.length() > 9 ? config.maxLimit() : Math.min(Integer.parseInt(text), config.maxLimit());
    }
}
