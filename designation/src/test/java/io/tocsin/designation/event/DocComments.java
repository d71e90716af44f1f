package io.tocsin.designation.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the sources say of records in their doc comments, so that the schema says the same.
final class DocComments {
    private static final Path SOURCES = Path.of(System.getProperty("tocsin.root", ".."), "designation/src/main/java");

    private final Map<Class<?>, Map<String, String>> known = new HashMap<>();

    /// The sentences about a record.
    @Nullable
    String of(Class<?> record) {
        return known.computeIfAbsent(record, DocComments::read).get("");
    }

    /// The words about a component of a record.
    @Nullable
    String of(Class<?> record, String component) {
        return known.computeIfAbsent(record, DocComments::read).get(component);
    }

    private static Map<String, String> read(Class<?> type) {
        Path source = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
        if (!type.isRecord() || type.isMemberClass()) {
            return Map.of();
        }
        Map<String, StringBuilder> words = new HashMap<>();
        String subject = "";
        for (String line : lines(source)) {
            if (line.startsWith("public record ") || line.startsWith("record ")) {
                break;
            }
            if (line.startsWith("/// @param ")) {
                String[] parts = line.substring(11).split(" ", 2);
                subject = parts[0];
                words.put(subject, new StringBuilder(parts[1]));
            } else if (line.startsWith("///")) {
                words.computeIfAbsent(subject, s -> new StringBuilder())
                        .append(' ')
                        .append(line.substring(3).strip());
            }
        }
        Map<String, String> plain = new HashMap<>();
        words.forEach((key, text) -> plain.put(
                key,
                text.toString()
                        .replaceAll("\\{@link #?(\\w+)}|\\[(\\w+)]", "$1$2")
                        .replaceAll("\\s+", " ")
                        .strip()));
        return plain;
    }

    private static List<String> lines(Path source) {
        try {
            return Files.readAllLines(source);
        } catch (IOException e) {
            throw new UncheckedIOException("source of a record is missing: " + source.toAbsolutePath(), e);
        }
    }
}
