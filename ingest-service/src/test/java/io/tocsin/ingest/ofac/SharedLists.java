package io.tocsin.ingest.ofac;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// The real lists beside the checkout. Where they are missing, a test that wants them says so and is skipped.
final class SharedLists {
    private SharedLists() {}

    /// The bytes of a file under `data`.
    static byte[] data(String name) {
        return bytes("data/" + name);
    }

    /// A file or folder under the shared folder.
    static Path path(String name) {
        Path path = Path.of(System.getProperty("tocsin.shared", "../../shared")).resolve(name);
        Assumptions.assumeTrue(
                Files.exists(path),
                () -> "SKIPPED: real documents are missing: "
                        + path.toAbsolutePath().normalize() + "; set -Dtocsin.shared to the folder that holds them");
        return path;
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
