package io.tocsin.registry.party;

import static io.tocsin.designation.DesignationJson.MAPPER;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an event itself says of its designation and another one.
///
/// @param rel what the other is to the designation of the event
/// @param otherId the other
record LogWords(
        Rel rel, String otherId, double score, @Nullable String explanation) {

    /// Reads them from what stands in an event behind its designation. Words about the designation itself, and
    /// such as this version does not know, are passed over.
    ///
    /// @param type of the event
    /// @param tail as the fold keeps it: `,"changes":[...],"links":[...] ...}`
    static List<LogWords> of(String type, String designationId, String tail) {
        List<LogWords> words = new ArrayList<>();
        for (JsonNode link : links(tail)) {
            Rel rel = rel(type, link.path("rel").asText());
            String other = link.path("designationId").asText();
            if (rel != null && !other.isEmpty() && !other.equals(designationId)) {
                JsonNode explanation = link.path("explanation");
                words.add(new LogWords(
                        rel,
                        other,
                        link.path("score").asDouble(1),
                        explanation.isTextual() ? explanation.asText() : null));
            }
        }
        return words;
    }

    private static JsonNode links(String tail) {
        try {
            return MAPPER.readTree("{" + tail.substring(tail.indexOf(',') + 1)).path("links");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the end of an event", e);
        }
    }

    /// An announcement names, as what it is announced by, the entry whose change it announces; one that is
    /// contradicted, what contradicts it.
    private static @Nullable Rel rel(String type, String word) {
        return switch (word) {
            case "confirms" -> Rel.CONFIRMS;
            case "confirmedBy" -> Rel.CONFIRMED_BY;
            case "rekeyedFrom" -> Rel.REKEYED_FROM;
            case "announcedBy" -> type.equals("designation.contradicted") ? Rel.CONTRADICTED_BY : Rel.ANNOUNCES;
            default -> null;
        };
    }
}
