package io.tocsin.notify.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.notify.access.JsonBody;
import io.tocsin.notify.access.Problems;
import io.tocsin.notify.format.Format;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a subscriber asks for, when making a subscription or changing it; null where nothing is said.
/// Whoever writes
/// something that is not known is told so: a typing error in a filter must not become an alert that never
/// comes.
///
/// @param url the endpoint
/// @param describes whether a description, or its removal, is asked for
/// @param description the subscriber's own words
/// @param filter which events
/// @param format in which form to be told
/// @param gathers whether a rhythm, or its end, is asked for
/// @param rhythm how often to be told what has gathered
/// @param json the whole request, of which the terms are read where the limits are known
/// @param receiver what the receiver asks of those who call it, as it was written
/// @param active whether deliveries are to be sent
record SubscriptionRequest(
        @Nullable String url,
        boolean describes,
        @Nullable String description,
        @Nullable EventFilter filter,
        @Nullable Format format,
        boolean gathers,
        @Nullable Rhythm rhythm,
        JsonNode json,
        @Nullable JsonNode receiver,
        @Nullable Boolean active) {
    private static final Set<String> PROPERTIES = Stream.concat(
                    Stream.of("url", "description", "filter", "format", "digest", "digestAt", "receiver", "state"),
                    TermsJson.PROPERTIES.stream())
            .collect(Collectors.toSet());

    static SubscriptionRequest read(String body) {
        JsonNode json = JsonBody.required(body);
        json.fieldNames().forEachRemaining(name -> {
            if (!PROPERTIES.contains(name)) {
                throw Problems.badRequest("The subscription has an unknown property \"" + name + "\"; it can be given "
                        + PROPERTIES.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        });
        return new SubscriptionRequest(
                text(json, "url"),
                json.has("description"),
                text(json, "description"),
                json.has("filter") ? FilterJson.requested(json.path("filter")) : null,
                json.has("format") ? format(json) : null,
                json.has("digest") || json.has("digestAt"),
                rhythm(json),
                json,
                json.get("receiver"),
                json.has("state") ? active(json.path("state").asText()) : null);
    }

    /// The terms that it asks for, where there were others before; a 400 problem where they cannot be.
    Terms terms(Terms before, TermsConfig config) {
        try {
            return TermsJson.changed(before, json, config);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static Format format(JsonNode json) {
        try {
            return Format.of(json.path("format").asText());
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest("The subscription names an " + e.getMessage() + ".");
        }
    }

    private static @Nullable Rhythm rhythm(JsonNode json) {
        String every = text(json, "digest");
        String at = text(json, "digestAt");
        if (every == null && at == null) {
            return null;
        }
        try {
            return Rhythm.read(every == null ? "" : every, at);
        } catch (IllegalArgumentException e) {
            throw Problems.badRequest(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Problems.badRequest("\"" + name + "\" must be a text, not " + value + ".");
        }
        return value.asText();
    }

    private static boolean active(String state) {
        return switch (state) {
            case "active" -> true;
            case "disabled" -> false;
            default -> throw Problems.badRequest("\"state\" must be active or disabled, not \"" + state + "\".");
        };
    }
}
