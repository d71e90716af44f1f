package io.tocsin.local.folder;

import io.tocsin.local.refusal.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The data folder, held by one launcher at a time. A file marks it as Tocsin's: a folder with other things
/// in it is neither used nor emptied.
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = ".tocsin-local";
    /// With less, a server would fail in the middle of its work.
    private static final long FREE_BYTES_NEEDED = 512L << 20;

    private final Path path;
    private final FileChannel marker;

    private DataFolder(Path path, FileChannel marker) {
        this.path = path;
        this.marker = marker;
    }

    /// Makes the folder where it is new and takes hold of it.
    ///
    /// @param fresh whether what an earlier run left is removed
    public static DataFolder open(Path folder, boolean fresh) {
        Path path = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            requireOurs(path);
            requireSpace(path);
            DataFolder data = new DataFolder(path, hold(path));
            if (fresh) {
                data.empty();
            }
            Files.createDirectories(data.logs());
            return data;
        } catch (IOException e) {
            throw new Refusal(
                    "The data folder %s cannot be used (%s): make room or rights there, or name another with --data."
                            .formatted(path, PlainWords.of(e)),
                    e);
        }
    }

    public Path path() {
        return path;
    }

    public Path postgres() {
        return path.resolve("postgres");
    }

    public Path kafka() {
        return path.resolve("kafka");
    }

    public Path logs() {
        return path.resolve("logs");
    }

    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /// The log of a program that starts; what the one before it wrote is kept beside it, ending in `.1`.
    public Path newLog(String name) {
        Path log = log(name);
        try {
            if (Files.exists(log)) {
                Files.move(log, logs().resolve(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            return log;
        } catch (IOException e) {
            throw new Refusal("The log %s cannot be put aside (%s).".formatted(log, PlainWords.of(e)), e);
        }
    }

    public static Path keys(Path folder) {
        return folder.resolve("keys");
    }

    public Path operatorToken() {
        return path.resolve("operator.token");
    }

    /// What the sample authority has published so far.
    public Path authority() {
        return path.resolve("authority");
    }

    /// Which subscription is the demo receiver's.
    public Path receiver() {
        return path.resolve("receiver");
    }

    @Override
    public void close() {
        try {
            marker.close();
        } catch (IOException e) {
            throw new Refusal("The data folder " + path + " could not be let go: " + PlainWords.of(e) + ".", e);
        }
    }

    private static void requireOurs(Path path) throws IOException {
        if (Files.exists(path.resolve(MARKER))) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new Refusal("The folder %s holds other things than Tocsin's data: name an empty one with --data."
                        .formatted(path));
            }
        }
    }

    private static void requireSpace(Path path) throws IOException {
        FileStore disk = Files.getFileStore(path);
        long free = disk.getUsableSpace();
        if (free < FREE_BYTES_NEEDED) {
            throw new Refusal(
                    "The disk of %s has %d MB left and Tocsin needs %d MB: free some, or name a folder elsewhere with --data."
                            .formatted(path, free >> 20, FREE_BYTES_NEEDED >> 20));
        }
    }

    private static FileChannel hold(Path path) throws IOException {
        FileChannel marker =
                FileChannel.open(path.resolve(MARKER), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(marker)) {
            return marker;
        }
        marker.close();
        throw new Refusal("The data folder %s is in use by another Tocsin: stop that one, or name another with --data."
                .formatted(path));
    }

    private static boolean lock(FileChannel marker) throws IOException {
        try {
            FileLock lock = marker.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void empty() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(path)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            if (!file.equals(path) && !file.equals(path.resolve(MARKER))) {
                Files.delete(file);
            }
        }
    }
}
