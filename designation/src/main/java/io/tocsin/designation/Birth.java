package io.tocsin.designation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// A birth as a list publishes it. Lists give several, and often dates and places that do not belong to
/// each other: then each stands in a birth of its own.
///
/// @param date the date as far as known
/// @param place the place as published
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Birth(@Nullable PartialDate date, @Nullable String place) implements Comparable<Birth> {
    private static final Comparator<Birth> ORDER = Comparator.comparing(
                    Birth::date, Comparator.nullsFirst(Comparator.<PartialDate>naturalOrder()))
            .thenComparing(Birth::place, Text.nullsFirst());

    public Birth {
        place = Text.optional(place);
        if (date == null && place == null) {
            throw new IllegalArgumentException("birth has neither date nor place");
        }
    }

    /// A birth of which the date is known.
    public static Birth on(PartialDate date) {
        return new Birth(date, null);
    }

    /// A birth of which the place is known.
    public static Birth in(String place) {
        return new Birth(null, place);
    }

    @Override
    public int compareTo(Birth other) {
        return ORDER.compare(this, other);
    }
}
