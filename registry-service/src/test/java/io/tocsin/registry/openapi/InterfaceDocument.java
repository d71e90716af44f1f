package io.tocsin.registry.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The committed descriptions of the HTTP interface.
final class InterfaceDocument {
    /// As it is described now.
    static final Path CURRENT = Path.of("../docs/openapi/registry.json");

    /// As it was when it was last promised to anybody.
    static final Path RELEASED = Path.of("../docs/openapi/registry-released.json");

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private InterfaceDocument() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With the fields of every object in the order of their names, so that the order of scanning is no
    /// difference.
    static String inOrder(String document) {
        try {
            return JSON.writeValueAsString(JSON.treeToValue(tree(document), Object.class)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
