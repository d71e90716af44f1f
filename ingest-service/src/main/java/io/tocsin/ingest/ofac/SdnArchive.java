package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.SpooledZip;
import io.tocsin.ingest.format.XmlList;
import io.tocsin.ingest.ofac.SideTables.Kind;
import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// A ZIP of OFAC's: SDN_XML.ZIP, SDN_ENHANCED.ZIP, or SDN.CSV with the tables that belong to it. The form is that of
/// what is inside.
public final class SdnArchive implements ListFormat {
    private static final int INSIDE_HEAD_BYTES = 512;

    private final OfacList list;
    private final List<XmlList> xml;

    public SdnArchive(OfacList list) {
        this.list = list;
        this.xml = List.of(SdnXml.format(list), EnhancedXml.format(list));
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
                        case XML -> format(zip.readNBytes(INSIDE_HEAD_BYTES)).isPresent();
                        case MAIN, ALIASES, ADDRESSES, COMMENTS -> true;
                        case OTHER -> false;
                    };
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        return SpooledZip.read(document, list.limits(), zip -> {
            ArchiveContent content = ArchiveContent.of(zip.files());
            ZipEntry single = content.entry(ArchiveContent.Role.XML);
            if (single != null) {
                XmlList format = format(zip, single);
                try (InputStream inside = zip.open(single)) {
                    return format.read(inside, visitor);
                }
            }
            return readTables(zip, content, visitor);
        });
    }

    private Optional<XmlList> format(byte[] head) {
        return xml.stream().filter(one -> one.recognises(head)).findFirst();
    }

    private XmlList format(SpooledZip zip, ZipEntry file) throws UnreadableDocument, IOException {
        try (InputStream inside = zip.open(file)) {
            return format(inside.readNBytes(INSIDE_HEAD_BYTES))
                    .orElseThrow(() -> new UnreadableDocument(file.getName(), "it is no list of OFAC's"));
        }
    }

    private SnapshotFacts readTables(SpooledZip zip, ArchiveContent content, EntryVisitor visitor)
            throws UnreadableDocument, IOException {
        ZipEntry main = content.main();
        SideTables beside = new SideTables();
        SdnCsvReading reading = new SdnCsvReading(list, main.getName(), beside, content.tables());
        for (Kind kind : content.tables()) {
            ZipEntry table = content.table(kind);
            try (InputStream inside = zip.open(table)) {
                if (!beside.read(kind, table.getName(), inside, list.limits())) {
                    reading.cut(table.getName());
                }
            }
        }
        try (InputStream inside = zip.open(main)) {
            return reading.toEnd(inside, visitor);
        }
    }
}
