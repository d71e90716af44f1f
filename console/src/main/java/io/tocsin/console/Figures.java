package io.tocsin.console;

import java.time.Duration;
import java.util.Locale;

/// Numbers, sizes and durations as a person writes them.
public final class Figures {
    private Figures() {}

    /// 17,204.
    public static String number(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    /// "1 delisting", "12 delistings".
    public static String count(long n, String thing) {
        return number(n) + " " + thing + (n == 1 ? "" : "s");
    }

    /// "1 entry", "12 entries".
    public static String entries(long n) {
        return number(n) + (n == 1 ? " entry" : " entries");
    }

    /// 1,536 bytes as "1.5 kB".
    public static String size(long bytes) {
        if (bytes < 1000) {
            return count(bytes, "byte");
        }
        double value = bytes / 1000.0;
        String unit = "kB";
        if (value >= 1000) {
            value /= 1000;
            unit = "MB";
        }
        return String.format(Locale.ENGLISH, value < 10 ? "%.1f %s" : "%,.0f %s", value, unit);
    }

    /// A set duration: "15 min", "24 h", "7 days".
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60 || seconds % 60 != 0) {
            return seconds + " s";
        }
        if (seconds < 3600 || seconds % 3600 != 0) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() <= 48 ? duration.toHours() + " h" : duration.toDays() + " days";
    }

    /// A measured duration, rounded: "40 s", "3 min", "5 h", "12 days".
    public static String about(Duration duration) {
        if (duration.toMinutes() < 1) {
            return duration.toSeconds() + " s";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        return duration.toHours() < 48 ? duration.toHours() + " h" : duration.toDays() + " days";
    }
}
