package io.tocsin.ingest.format;

import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A ZIP archive laid down in a temporary file, because its files may stand in any order and are needed in one. All
/// that is read of it together stays within the limits.
public final class SpooledZip {
    private static final String WHERE = "ZIP archive";

    private final ZipFile zip;
    private final ExpansionBudget budget;

    private SpooledZip(ZipFile zip, ExpansionBudget budget) {
        this.zip = zip;
        this.budget = budget;
    }

    /// Reads the files of an archive.
    @FunctionalInterface
    public interface Reader {
        /// @throws UnreadableDocument if they are no list
        SnapshotFacts read(SpooledZip archive) throws UnreadableDocument, IOException;
    }

    /// Lays an archive down, has it read, and takes it away again.
    ///
    /// @throws UnreadableDocument if it is no archive, or asks for more than the limits
    public static SnapshotFacts read(InputStream document, ReadingLimits limits, Reader reader)
            throws UnreadableDocument, IOException {
        Path file = Files.createTempFile("tocsin-list-", ".zip");
        try {
            spool(document, file, limits.expandedBytes());
            try (ZipFile zip = new ZipFile(file.toFile())) {
                if (zip.size() > limits.archiveFiles()) {
                    throw new UnreadableDocument(
                            WHERE, "it has " + zip.size() + " files, more than " + limits.archiveFiles());
                }
                long size = Files.size(file);
                return reader.read(new SpooledZip(zip, new ExpansionBudget(limits, () -> size)));
            }
        } catch (LimitReached | ZipException | EOFException e) {
            throw new UnreadableDocument(WHERE, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Its files and folders.
    public List<ZipEntry> files() {
        return List.copyOf(Collections.list(zip.entries()));
    }

    /// One of its files, expanded within the limits.
    public InputStream open(ZipEntry file) throws IOException {
        return budget.guard(zip.getInputStream(file));
    }

    private static void spool(InputStream document, Path file, long most) throws IOException {
        try (BoundedStream bounded =
                new BoundedStream(document, most, "the archive has more than " + most + " bytes")) {
            Files.copy(bounded, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
