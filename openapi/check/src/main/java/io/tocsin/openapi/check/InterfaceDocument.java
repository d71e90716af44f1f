package io.tocsin.openapi.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The committed descriptions of a service's HTTP interface.
///
/// @param service `registry`
public record InterfaceDocument(String service) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /// As it is described now.
    public Path current() {
        return Path.of("../docs/openapi", service + ".json");
    }

    /// As it was when it was last promised to anybody.
    public Path released() {
        return Path.of("../docs/openapi", service + "-released.json");
    }

    /// Where a document is left that differs from the committed one.
    Path written() {
        return Path.of("target", service + ".json");
    }

    /// The text of a document.
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A document as a tree.
    public static JsonNode tree(String document) {
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
