package io.tocsin.ingest.ofac;

import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The tables beside SDN.CSV, by entry: aliases, addresses, and what the remarks of an entry have beyond 1,000
/// characters. They are held while the main table passes, because nothing promises that all are in one order.
final class SideTables {
    /// SDN.CSV alone.
    static final SideTables NONE = new SideTables();

    private final Map<String, List<List<String>>> aliases = new HashMap<>();
    private final Map<String, List<List<String>>> addresses = new HashMap<>();
    private final Map<String, String> comments = new HashMap<>();

    /// Which table a file of an archive is.
    enum Kind {
        ALIASES(5),
        ADDRESSES(6),
        COMMENTS(2);

        private final int columns;

        Kind(int columns) {
            this.columns = columns;
        }
    }

    /// Reads one of the tables.
    ///
    /// @return whether its final marker was there
    boolean read(Kind kind, String name, InputStream document, ReadingLimits limits)
            throws UnreadableDocument, IOException {
        return new CsvTable(name, kind.columns, limits).read(document, (line, cells) -> keep(kind, cells));
    }

    /// Rows of `ent_num, alt_num, alt_type, alt_name, alt_remarks`.
    List<List<String>> aliases(String reference) {
        return aliases.getOrDefault(reference, List.of());
    }

    /// Rows of `ent_num, add_num, address, city and what belongs to it, country, add_remarks`.
    List<List<String>> addresses(String reference) {
        return addresses.getOrDefault(reference, List.of());
    }

    /// What follows the remarks of the main table; empty where nothing does.
    String comment(String reference) {
        return comments.getOrDefault(reference, "");
    }

    /// Every cell that belongs to an entry, in the order of the tables.
    List<String> cells(String reference) {
        List<String> cells = new ArrayList<>();
        aliases(reference).forEach(cells::addAll);
        addresses(reference).forEach(cells::addAll);
        cells.add(comment(reference));
        return cells;
    }

    private void keep(Kind kind, List<String> cells) {
        String reference = cells.getFirst();
        switch (kind) {
            case ALIASES ->
                aliases.computeIfAbsent(reference, none -> new ArrayList<>(2)).add(cells);
            case ADDRESSES ->
                addresses.computeIfAbsent(reference, none -> new ArrayList<>(2)).add(cells);
            case COMMENTS -> comments.merge(reference, cells.get(1), String::concat);
        }
    }
}
