package io.tocsin.ingest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.tocsin.designation.DesignationJson;
import io.tocsin.ingest.snapshot.SnapshotFacts.Oddity;
import java.util.List;

/// What a run keeps as JSON.
final class RunJson {
    private RunJson() {}

    static String write(List<?> values) {
        try {
            return DesignationJson.MAPPER.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run that cannot be written", e);
        }
    }

    static List<Oddity> oddities(String json) {
        return List.of(read(json, Oddity[].class));
    }

    static List<String> references(String json) {
        return List.of(read(json, String[].class));
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return DesignationJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a run that cannot be read: " + json, e);
        }
    }
}
