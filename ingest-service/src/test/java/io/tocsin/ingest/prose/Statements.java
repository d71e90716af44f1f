package io.tocsin.ingest.prose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Texts for the tests, and what is read out of them.
final class Statements {
    static final Instant NOON = Instant.parse("2024-12-18T17:00:00Z");

    private Statements() {}

    static List<Extraction> read(String text) {
        return ProseReader.read(new Announcement("us-state", "", null, NOON, text));
    }

    static List<Extraction> readPress(String text, Instant publishedAt) {
        return ProseReader.read(new Announcement(Announcement.PRESS, "", null, publishedAt, text));
    }

    static List<String> names(String text) {
        return read(text).stream().map(Extraction::name).toList();
    }

    static Extraction only(String text) {
        List<Extraction> extractions = read(text);
        if (extractions.size() != 1) {
            throw new AssertionError("expected one party, found " + extractions);
        }
        return extractions.getFirst();
    }

    /// A real text of the shared data; the test is skipped where that is missing.
    static String shared(String path) {
        Path file = Path.of(System.getProperty("tocsin.shared", "../../shared"), path);
        Assumptions.assumeTrue(Files.exists(file), "SKIPPED, shared data is missing: " + file.toAbsolutePath());
        return read(file);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
