package io.tocsin.notify.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Durations as people write them: `2.5 s`, `5 min`, `24 h`, `3 d`.
final class Spans {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) *(ms|s|min|m|h|d|)");
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Long> MILLIS =
            Map.of("ms", 1L, "s", SECOND, "", SECOND, "min", MINUTE, "m", MINUTE, "h", HOUR, "d", DAY);

    private Spans() {}

    /// The duration exactly, in the largest unit of which it is a whole number.
    static String write(Duration duration) {
        long millis = duration.toMillis();
        if (millis >= 2 * DAY && millis % DAY == 0) {
            return millis / DAY + " d";
        }
        if (millis >= HOUR && millis % HOUR == 0) {
            return millis / HOUR + " h";
        }
        if (millis >= MINUTE && millis % MINUTE == 0) {
            return millis / MINUTE + " min";
        }
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString() + " s";
    }

    static String write(List<Duration> durations) {
        return durations.stream().map(Spans::write).collect(Collectors.joining(", "));
    }

    /// The same as ISO 8601 has it; a number alone is of seconds. What is no duration stays as it is, to be
    /// refused by the interface.
    static String iso(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (!span.matches()) {
            return text.strip();
        }
        BigDecimal millis =
                new BigDecimal(span.group(1)).multiply(BigDecimal.valueOf(MILLIS.getOrDefault(span.group(2), SECOND)));
        return Duration.ofMillis(millis.longValue()).toString();
    }

    /// Several, with commas between.
    static List<String> isoList(String text) {
        return Arrays.stream(text.split("[,\n]"))
                .filter(span -> !span.isBlank())
                .map(Spans::iso)
                .toList();
    }
}
