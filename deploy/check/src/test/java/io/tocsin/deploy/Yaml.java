package io.tocsin.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;

/// Trees of YAML.
final class Yaml {
    private static final int CODE_POINTS_AT_MOST = 10_000_000;
    private static final YAMLMapper MAPPER =
            new YAMLMapper(YAMLFactory.builder().loaderOptions(roomy()).build());

    private Yaml() {}

    /// All documents of a text but empty ones.
    static List<JsonNode> documents(String text) {
        try (var read = MAPPER.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return read.readAll().stream().filter(JsonNode::isObject).toList();
        } catch (IOException e) {
            throw new IllegalArgumentException("not YAML:\n" + text, e);
        }
    }

    static ObjectNode file(Path file) {
        return (ObjectNode) documents(text(file)).getFirst();
    }

    /// What a text says laid over a tree: objects join, all else takes the place of what was there.
    static ObjectNode over(ObjectNode tree, String text) {
        ObjectNode result = tree.deepCopy();
        documents(text).forEach(document -> lay(document, result));
        return result;
    }

    private static void lay(JsonNode upper, ObjectNode lower) {
        upper.properties().forEach(entry -> {
            if (entry.getValue().isObject() && lower.get(entry.getKey()) instanceof ObjectNode both) {
                lay(entry.getValue(), both);
            } else {
                lower.set(entry.getKey(), entry.getValue());
            }
        });
    }

    static String write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LoaderOptions roomy() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CODE_POINTS_AT_MOST);
        return options;
    }
}
