package io.tocsin.benchmarks;

import io.tocsin.benchmarks.Timings.Spread;
import java.util.Locale;

/// What Tocsin is to reach.
sealed interface Target {
    /// At most so many times the limit.
    record Times(double limits) implements Target {}

    /// At most so many milliseconds, whatever the limit.
    record Millis(double most) implements Target {}

    default boolean met(Spread tocsin, Spread limit) {
        return switch (this) {
            case Times(double limits) -> tocsin.value() <= limits * limit.value();
            case Millis(double most) -> tocsin.value() <= most;
        };
    }

    /// As it stands in the table.
    default String text() {
        return switch (this) {
            case Times(double limits) -> String.format(Locale.ROOT, "<= %.2f", limits);
            case Millis(double most) -> String.format(Locale.ROOT, "<= %.0f ms", most);
        };
    }
}
