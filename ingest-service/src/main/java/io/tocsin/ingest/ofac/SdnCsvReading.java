package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.Tally;
import io.tocsin.ingest.ofac.SideTables.Kind;
import io.tocsin.ingest.snapshot.EntryVisitor;
import io.tocsin.ingest.snapshot.SnapshotFacts;
import io.tocsin.ingest.snapshot.SnapshotFacts.Fault;
import io.tocsin.ingest.snapshot.SnapshotForm;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/// One pass over SDN.CSV, with the tables beside it where they came along.
final class SdnCsvReading {
    static final int COLUMNS = 12;

    private final OfacList list;
    private final String name;
    private final SideTables beside;
    private final Set<Kind> present;
    private final Tally tally = new Tally();

    /// @param name how messages call the main table
    /// @param present which tables came along
    SdnCsvReading(OfacList list, String name, SideTables beside, Set<Kind> present) {
        this.list = list;
        this.name = name;
        this.beside = beside;
        this.present = present;
    }

    SnapshotFacts toEnd(InputStream document, EntryVisitor visitor) throws UnreadableDocument, IOException {
        boolean whole = new CsvTable(name, COLUMNS, list.limits()).read(document, (line, cells) -> {
            tally.entry(cells.getFirst());
            visitor.visit(new CsvEntry(list, line, cells, beside, present.contains(Kind.COMMENTS)));
        });
        if (!whole) {
            tally.fault(new Fault(
                    "final-marker",
                    name + " ends after " + tally.entries() + " rows without the final byte 0x1A: it was cut"));
        }
        return tally.facts(form());
    }

    /// Notes that a table has no final byte.
    void cut(String table) {
        tally.fault(new Fault("final-marker", table + " ends without the final byte 0x1A: it was cut"));
    }

    private SnapshotForm form() {
        boolean aliases = present.contains(Kind.ALIASES);
        boolean addresses = present.contains(Kind.ADDRESSES);
        boolean comments = present.contains(Kind.COMMENTS);
        return list.form(
                SdnCsv.FORM + (aliases ? "+alt" : "") + (addresses ? "+add" : "") + (comments ? "+comments" : ""),
                Coverages.tables(aliases, addresses, comments));
    }
}
