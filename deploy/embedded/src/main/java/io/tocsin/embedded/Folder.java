package io.tocsin.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Where a server keeps its data and its log. A kept folder outlives the server; a passing one is removed
/// when the
/// server ends, however it ends.
///
/// @param path the folder itself
/// @param kept whether it outlives the server
record Folder(Path path, boolean kept) {

    /// A server is not started with less: it would fail in the middle of its work, where the reason is hard
    /// to see.
    private static final long FREE_BYTES_NEEDED = 256L << 20;

    static Folder passing(String server) {
        try {
            return new Folder(Files.createTempDirectory("tocsin-" + server + "-"), false);
        } catch (IOException e) {
            throw new CannotStart("No folder for %s could be made: %s.".formatted(server, e.getMessage()), e);
        }
    }

    static Folder kept(Path path, String server) {
        try {
            return new Folder(Files.createDirectories(path.toAbsolutePath()), true);
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder %s for %s cannot be made: %s.".formatted(path, server, e.getMessage()), e);
        }
    }

    Path data() {
        return path.resolve("data");
    }

    Path log(String server) {
        return path.resolve(server + ".log");
    }

    /// Refuses a disk that is as good as full.
    Folder requireSpace(String server) {
        try {
            long free = Files.getFileStore(path).getUsableSpace();
            if (free < FREE_BYTES_NEEDED) {
                throw new CannotStart(
                        "%s needs %d MB of free disk for %s, and only %d MB are left: free some or choose another folder."
                                .formatted(server, FREE_BYTES_NEEDED >> 20, path, free >> 20));
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Removes a passing folder; leaves a kept one.
    void discard() {
        if (!kept) {
            remove(path);
        }
    }

    static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + folder, e);
        }
    }
}
