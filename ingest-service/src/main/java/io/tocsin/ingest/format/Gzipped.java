package io.tocsin.ingest.format;

import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// A list compressed with gzip, as archives keep it. The form is that of the document inside.
public final class Gzipped implements ListFormat {
    /// Enough to see the root element, and little enough to be whole in the head of any list that is compressed.
    private static final int INSIDE_HEAD_BYTES = 512;
    private static final int BUFFER = 64 * 1024;

    private final ListFormat inside;
    private final ReadingLimits limits;

    /// @param inside the format of the document that is compressed
    public Gzipped(ListFormat inside, ReadingLimits limits) {
        this.inside = inside;
        this.limits = limits;
    }

    @Override
    public boolean recognises(byte[] head) {
        return head.length > 2
                && (head[0] & 0xFF | (head[1] & 0xFF) << 8) == GZIPInputStream.GZIP_MAGIC
                && inside.recognises(beginning(head));
    }

    @Override
    public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        BoundedStream compressed = new BoundedStream(
                document, limits.expandedBytes(), "the archive has more than " + limits.expandedBytes() + " bytes");
        ExpansionBudget budget = new ExpansionBudget(limits, compressed::bytesRead);
        try (InputStream expanded = new GZIPInputStream(compressed, BUFFER)) {
            return inside.read(budget.guard(expanded), visitor);
        } catch (LimitReached | ZipException | EOFException e) {
            throw new UnreadableDocument("gzip archive", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] beginning(byte[] head) {
        try (InputStream expanded = new GZIPInputStream(new ByteArrayInputStream(head))) {
            return expanded.readNBytes(INSIDE_HEAD_BYTES);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
