package io.tocsin.notify.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The JSON form of terms, whose properties stand among those of the subscription. Reading says in a
/// sentence what is wrong, with the bad value: an `IllegalArgumentException`.
final class TermsJson {
    /// The properties of a subscription that are its terms.
    static final Set<String> PROPERTIES = Set.of("ordered", "orderedBy", "limits", "retries");

    private static final Set<String> LIMITS = Set.of("timeout", "concurrency", "perSecond");

    private TermsJson() {}

    /// The terms that a request changes; what it does not name stays, null is the default again.
    static Terms changed(Terms before, JsonNode request, TermsConfig config) {
        Order order = order(before.order(), request);
        JsonNode limits = request.has("limits") ? limits(request.path("limits")) : written(before);
        return new Terms(
                order,
                duration(limits, "timeout", config.minTimeout(), config.maxTimeout()),
                number(limits, "concurrency", config.maxConcurrency()),
                number(limits, "perSecond", config.maxPerSecond()),
                request.has("retries") ? retries(request.path("retries"), config) : before.retries());
    }

    /// The limits as subscribers see them, those alone that they set.
    static ObjectNode written(Terms terms) {
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        if (terms.timeout() != null) {
            limits.put("timeout", terms.timeout().toString());
        }
        if (terms.concurrency() != null) {
            limits.put("concurrency", terms.concurrency());
        }
        if (terms.perSecond() != null) {
            limits.put("perSecond", terms.perSecond());
        }
        return limits;
    }

    private static Order order(Order before, JsonNode request) {
        boolean ordered = request.has("ordered") ? flag(request.path("ordered")) : before.isOrdered();
        if (!request.hasNonNull("orderedBy")) {
            return Order.of(ordered, before.by());
        }
        Order.By by = Order.By.of(request.path("orderedBy").asText());
        if (by == Order.By.SUBJECT && !ordered) {
            throw new IllegalArgumentException("\"orderedBy\" says how to keep an order; set \"ordered\" to true too.");
        }
        return Order.of(ordered, by);
    }

    private static boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("\"ordered\" must be true or false, not " + value + ".");
        }
        return value.asBoolean();
    }

    private static JsonNode limits(JsonNode limits) {
        if (limits.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!limits.isObject()) {
            throw new IllegalArgumentException("\"limits\" must be an object, not " + limits + ".");
        }
        limits.fieldNames().forEachRemaining(name -> {
            if (!LIMITS.contains(name)) {
                throw new IllegalArgumentException("The limits have an unknown property \"" + name + "\"; they know "
                        + LIMITS.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        });
        return limits;
    }

    private static @Nullable Integer number(JsonNode limits, String name, int most) {
        JsonNode value = limits.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isInt() || value.asInt() < 1 || value.asInt() > most) {
            throw new IllegalArgumentException(
                    "The limit \"" + name + "\" must be a whole number from 1 to " + most + ", not " + value + ".");
        }
        return value.asInt();
    }

    private static @Nullable Duration duration(JsonNode limits, String name, Duration least, Duration most) {
        JsonNode value = limits.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        Duration duration = duration(value, "The limit \"" + name + "\"");
        if (duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "The limit \"" + name + "\" must be between " + least + " and " + most + ", not " + value + ".");
        }
        return duration;
    }

    private static List<Duration> retries(JsonNode waits, TermsConfig config) {
        if (waits.isNull()) {
            return List.of();
        }
        if (!waits.isArray() || waits.isEmpty() || waits.size() > config.maxRetries()) {
            throw new IllegalArgumentException("\"retries\" must be a list of 1 to " + config.maxRetries()
                    + " ISO 8601 durations, the waits between tries.");
        }
        List<Duration> retries = new ArrayList<>();
        Duration span = Duration.ZERO;
        for (JsonNode value : waits) {
            Duration wait = duration(value, "Each of \"retries\"");
            if (wait.compareTo(config.minRetryWait()) < 0 || wait.compareTo(config.maxRetrySpan()) > 0) {
                throw new IllegalArgumentException("Each of \"retries\" must be between " + config.minRetryWait()
                        + " and " + config.maxRetrySpan() + ", not " + value + ".");
            }
            span = span.plus(wait);
            retries.add(wait);
        }
        if (span.compareTo(config.maxRetrySpan()) > 0) {
            throw new IllegalArgumentException(
                    "\"retries\" take " + span + " together; " + config.maxRetrySpan() + " is the most.");
        }
        return retries;
    }

    private static Duration duration(JsonNode value, String what) {
        try {
            if (value.isTextual()) {
                return Duration.parse(value.asText());
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(what + " must be an ISO 8601 duration as PT15S, not " + value + ".", e);
        }
        throw new IllegalArgumentException(what + " must be an ISO 8601 duration as PT15S, not " + value + ".");
    }
}
