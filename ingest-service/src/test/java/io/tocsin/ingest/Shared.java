package io.tocsin.ingest;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Real lists and texts, which the project does not carry; tests that want them say so where they are missing.
public final class Shared {
    private static final Path FOLDER = Path.of(System.getProperty("tocsin.shared", "../../shared"));

    private Shared() {}

    /// The file under the folder with the real lists; the test is skipped loudly where it is missing.
    public static Path file(String name) {
        Path file = FOLDER.resolve(name);
        if (!Files.exists(file)) {
            System.err.println(
                    "SKIPPED, real data is missing: " + file.toAbsolutePath().normalize());
            abort("real data is missing: " + name);
        }
        return file;
    }

    /// Its bytes.
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
