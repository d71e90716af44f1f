package io.tocsin.designation;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Real lists that lie beside the checkout and are too large for it.
final class SharedData {
    private SharedData() {}

    /// The file, by its path below the shared data folder; skips the test, saying so, where it is
    /// missing.
    static Path file(String path) {
        Path file = Path.of(System.getProperty("tocsin.shared", "../../shared"))
                .resolve("data")
                .resolve(path);
        Assumptions.assumeTrue(
                Files.isReadable(file),
                () -> "SKIPPED: real list is missing: " + file.toAbsolutePath().normalize()
                        + "; say where with -Dtocsin.shared=FOLDER");
        return file;
    }
}
