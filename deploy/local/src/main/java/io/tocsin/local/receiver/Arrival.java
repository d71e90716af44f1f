package io.tocsin.local.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.designation.DesignationJson;
import io.tocsin.local.terminal.Ink;
import io.tocsin.local.terminal.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// A webhook that came with a good signature.
///
/// @param number the delivery's, as the sender counts; "-" where it sent none
/// @param body as received
/// @param at when it came
record Arrival(String number, byte[] body, Instant at) {

    Line line() {
        JsonNode tree = tree();
        Line line = Line.of(
                Ink.GREEN,
                "webhook %s verified: %s".formatted(number, tree.path("type").asText("of no type")));
        JsonNode names = tree.path("data").path("designation").path("subject").path("names");
        if (names.isArray() && !names.isEmpty()) {
            line = line.and(
                    Ink.STRONG, Line.shortened(names.path(0).path("name").asText()));
        }
        String emittedAt = tree.path("data").path("times").path("emittedAt").asText();
        return emittedAt.isEmpty() ? line : line.and(Ink.FAINT, after(emittedAt));
    }

    private JsonNode tree() {
        try {
            return DesignationJson.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return DesignationJson.MAPPER.createObjectNode();
        }
    }

    private String after(String emittedAt) {
        try {
            return "%,d ms after it was emitted"
                    .formatted(Duration.between(Instant.parse(emittedAt), at).toMillis());
        } catch (DateTimeParseException e) {
            return "emitted at " + emittedAt;
        }
    }
}
