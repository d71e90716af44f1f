package io.tocsin.ingest.ofac;

import io.tocsin.ingest.ofac.SideTables.Kind;
import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// A ZIP of OFAC's: SDN_XML.ZIP, or SDN.CSV with the tables that belong to it. It is laid down in a temporary file,
/// because its files may stand in any order and are needed in one. The form is that of what is inside.
public final class SdnArchive implements ListFormat {
    private static final int INSIDE_HEAD_BYTES = 512;

    private final OfacList list;
    private final SdnXml xml;

    public SdnArchive(OfacList list) {
        this.list = list;
        this.xml = new SdnXml(list);
    }

    @Override
    public boolean recognises(byte[] head) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(head))) {
            ZipEntry first = zip.getNextEntry();
            while (first != null && first.isDirectory()) {
                first = zip.getNextEntry();
            }
            return first != null
                    && switch (ArchiveContent.role(first.getName())) {
                        case XML -> xml.recognises(zip.readNBytes(INSIDE_HEAD_BYTES));
                        case MAIN, ALIASES, ADDRESSES, COMMENTS -> true;
                        case OTHER -> false;
                    };
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        Path spooled = Files.createTempFile("tocsin-ofac-", ".zip");
        try {
            spool(document, spooled);
            return readSpooled(spooled, visitor);
        } finally {
            Files.deleteIfExists(spooled);
        }
    }

    private void spool(InputStream document, Path file) throws UnreadableDocument, IOException {
        long most = list.limits().expandedBytes();
        try (BoundedStream bounded =
                new BoundedStream(document, most, "the archive has more than " + most + " bytes")) {
            Files.copy(bounded, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (LimitReached e) {
            throw new UnreadableDocument("ZIP archive", String.valueOf(e.getMessage()));
        }
    }

    private SnapshotFacts readSpooled(Path file, EntryVisitor visitor) throws UnreadableDocument, IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long size = Files.size(file);
            ExpansionBudget budget = new ExpansionBudget(list.limits(), () -> size);
            ArchiveContent content = ArchiveContent.of(zip, list.limits());
            ZipEntry single = content.entry(ArchiveContent.Role.XML);
            if (single != null) {
                try (InputStream inside = zip.getInputStream(single)) {
                    return xml.read(budget.guard(inside), visitor);
                }
            }
            return readTables(zip, content, budget, visitor);
        } catch (LimitReached | ZipException | EOFException e) {
            throw new UnreadableDocument("ZIP archive", String.valueOf(e.getMessage()));
        }
    }

    private SnapshotFacts readTables(ZipFile zip, ArchiveContent content, ExpansionBudget budget, EntryVisitor visitor)
            throws UnreadableDocument, IOException {
        ZipEntry main = content.main();
        SideTables beside = new SideTables();
        SdnCsvReading reading = new SdnCsvReading(list, main.getName(), beside, content.tables());
        for (Kind kind : content.tables()) {
            ZipEntry table = content.table(kind);
            try (InputStream inside = zip.getInputStream(table)) {
                if (!beside.read(kind, table.getName(), budget.guard(inside), list.limits())) {
                    reading.cut(table.getName());
                }
            }
        }
        try (InputStream inside = zip.getInputStream(main)) {
            return reading.toEnd(budget.guard(inside), visitor);
        }
    }
}
