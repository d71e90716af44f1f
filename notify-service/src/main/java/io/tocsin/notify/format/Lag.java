package io.tocsin.notify.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.event.EventTimes;
import io.tocsin.designation.event.LoggedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far an event, known at its place in the log, was behind what the authority did. Never negative.
/// What was so before Tocsin looked is behind nothing.
///
/// @param announcement behind the announcement; null where that is not known
/// @param publication behind the publication that the document states; null where it states none. A
/// document that states a day and no time makes it an upper bound
record Lag(@Nullable Duration announcement, @Nullable Duration publication) {
    static Lag of(LoggedEvent event) {
        return event.event().baseline() ? new Lag(null, null) : of(event.times());
    }

    /// @param event the event as received
    static Lag of(JsonNode event) {
        JsonNode times = event.path("times");
        Instant known = time(times, "emittedAt");
        return event.path("baseline").asBoolean() || known == null
                ? new Lag(null, null)
                : new Lag(behind(time(times, "announcedAt"), known), behind(time(times, "publishedAt"), known));
    }

    private static @Nullable Instant time(JsonNode times, String name) {
        String text = times.path(name).textValue();
        return text == null ? null : Instant.parse(text);
    }

    private static Lag of(EventTimes times) {
        return new Lag(behind(times.announcedAt(), times.emittedAt()), behind(times.publishedAt(), times.emittedAt()));
    }

    private static @Nullable Duration behind(@Nullable Instant earlier, Instant known) {
        if (earlier == null) {
            return null;
        }
        Duration behind = Duration.between(earlier, known);
        return behind.isNegative() ? Duration.ZERO : behind;
    }

    /// "4 h 43 min after the announcement"; null where nothing is known.
    @Nullable
    String inWords() {
        String words = Stream.of(after(announcement, "announcement"), after(publication, "publication"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private static Optional<String> after(@Nullable Duration lag, String what) {
        return Optional.ofNullable(lag).map(behind -> Wording.duration(behind) + " after the " + what);
    }
}
