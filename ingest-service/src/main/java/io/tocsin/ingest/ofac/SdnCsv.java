package io.tocsin.ingest.ofac;

import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.ListFormat;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/// SDN.CSV or CONS_PRIM.CSV alone: twelve columns and no header.
public final class SdnCsv implements ListFormat {
    /// The form's name.
    public static final String FORM = "ofac/sdn-csv";

    /// How a first row begins: number, name in quotes, kind. No other format of any authority begins so.
    private static final Pattern FIRST_ROW = Pattern.compile(
            "\\d{1,10},\"(?:[^\"\\r\\n]|\"\"){1,400}\",(?:-0- ?|\"[^\"\\r\\n]{1,20}\"),(?:-0- ?|\"[^\"\\r\\n]{1,200}\")(?s:,.*)");

    private final OfacList list;

    public SdnCsv(OfacList list) {
        this.list = list;
    }

    @Override
    public boolean recognises(byte[] head) {
        return FIRST_ROW
                .matcher(new String(head, StandardCharsets.UTF_8).stripLeading())
                .matches();
    }

    @Override
    public SnapshotFacts read(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        return new SdnCsvReading(list, "SDN.CSV", SideTables.NONE, Set.of()).toEnd(document, visitor);
    }
}
