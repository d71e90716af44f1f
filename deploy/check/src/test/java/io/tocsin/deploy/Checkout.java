package io.tocsin.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of this repository.
final class Checkout {
    private static final Path ROOT = Path.of(System.getProperty("tocsin.root", "../.."));

    private Checkout() {}

    static Path file(String path) {
        return ROOT.resolve(path).toAbsolutePath().normalize();
    }

    /// The files below a folder whose names end so.
    static List<Path> files(String folder, String ending) {
        try (var paths = Files.walk(file(folder))) {
            return paths.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
