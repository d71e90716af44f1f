package io.tocsin.notify.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationId;
import io.tocsin.notify.access.Problems;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a replay sends again.
sealed interface Stretch {
    /// From that event of the log on.
    record FromSequence(long sequence) implements Stretch {}

    /// From that time on, operations too.
    record FromTime(Instant time) implements Stretch {}

    /// From that number of the subscription on.
    record FromNumber(long number) implements Stretch {}

    /// All events of one designation.
    record OfDesignation(DesignationId designation) implements Stretch {}

    /// What a request names: `since`, a sequence or a time, or `number`, or `designationId`; a 400 problem
    /// where it names none or several.
    ///
    /// @param json the body, or a missing node
    static Stretch read(@Nullable String sinceInQuery, JsonNode json) {
        JsonNode named = json.path("since").isObject() ? json.path("since") : json;
        String since = sinceInQuery == null ? text(named, "since") : sinceInQuery;
        String number = text(named, "number");
        String designation = text(named, "designationId");
        if (Stream.of(since, number, designation).filter(Objects::nonNull).count() != 1) {
            throw Problems.badRequest("Say what to send again by one of \"since\", a sequence or a time, \"number\", a"
                    + " number of the subscription, and \"designationId\".");
        }
        if (number != null) {
            return new FromNumber(whole(number));
        }
        return designation == null ? since(Objects.requireNonNull(since)) : new OfDesignation(id(designation));
    }

    private static Stretch since(String since) {
        if (isWhole(since)) {
            return new FromSequence(Math.max(1, Long.parseLong(since)));
        }
        try {
            return new FromTime(OffsetDateTime.parse(since).toInstant());
        } catch (DateTimeParseException e) {
            throw Problems.badRequest(
                    "\"since\" must be a sequence or a time as 2024-12-18T00:00:00Z, not \"" + since + "\".");
        }
    }

    private static long whole(String number) {
        if (!isWhole(number)) {
            throw Problems.badRequest("\"number\" must be a number of the subscription, not \"" + number + "\".");
        }
        return Math.max(1, Long.parseLong(number));
    }

    private static boolean isWhole(String text) {
        return text.matches("[0-9]{1,18}");
    }

    private static DesignationId id(String text) {
        try {
            return DesignationId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(
                    "\"designationId\" must be a source and a reference as ofac-sdn:1, not \"" + text + "\".");
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.path(name).asText() : null;
    }
}
