package io.tocsin.notify.console;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/// What a browser sent of a form.
record Sent(MultivaluedMap<String, String> fields) {
    /// What stands in a field, without the blanks around it; empty where there is nothing.
    String text(String field) {
        String value = fields.getFirst(field);
        return value == null ? "" : value.replace("\r\n", "\n").strip();
    }

    /// What is chosen of several.
    List<String> all(String field) {
        return fields.getOrDefault(field, List.of());
    }

    /// Whether a box is ticked.
    boolean has(String field) {
        return fields.containsKey(field);
    }
}
