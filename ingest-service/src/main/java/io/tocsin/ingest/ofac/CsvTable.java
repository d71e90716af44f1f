package io.tocsin.ingest.ofac;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.tocsin.ingest.format.ReadingLimits;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One of OFAC's CSV tables, row by row: no header, text in quotes, `-0- ` where nothing is, and a final byte 0x1A, by
/// which one sees that the file is whole.
final class CsvTable {
    private static final String FINAL_MARKER = "\u001A";
    /// What malformed UTF-8 is decoded to. OFAC's tables are ASCII.
    private static final char MALFORMED = '\uFFFD';

    private final String name;
    private final int columns;
    private final ReadingLimits limits;

    /// @param name how messages call the table
    /// @param columns how many columns each row must have
    CsvTable(String name, int columns, ReadingLimits limits) {
        this.name = name;
        this.columns = columns;
        this.limits = limits;
    }

    /// Takes the rows of a table in their order.
    @FunctionalInterface
    interface RowVisitor {
        /// @param line the line at which the row begins
        /// @param cells as published
        void row(long line, List<String> cells) throws UnreadableDocument;
    }

    /// Reads the table to its end.
    ///
    /// @return whether the final marker was there
    /// @throws UnreadableDocument if a row is not as OFAC's specification has it, with its line
    boolean read(InputStream document, RowVisitor visitor) throws UnreadableDocument, IOException {
        Quotes quotes = new Quotes(document);
        Reader text = new InputStreamReader(quotes, StandardCharsets.UTF_8);
        boolean ended = false;
        long line = 1;
        try (CsvReader<CsvRecord> rows = reader(text);
                CloseableIterator<CsvRecord> row = rows.iterator()) {
            while (next(row, line)) {
                CsvRecord found = row.next();
                line = found.getStartingLineNumber();
                List<String> cells = found.getFields();
                if (ended) {
                    throw unreadable(line, "a row follows the final byte 0x1A");
                }
                ended = cells.size() == 1 && cells.getFirst().equals(FINAL_MARKER);
                if (!ended) {
                    check(line, cells);
                    visitor.row(line, cells);
                }
            }
        }
        if (!ended && quotes.open) {
            throw unreadable(line, "the table breaks off inside the quoted cell of this row");
        }
        return ended;
    }

    /// Notices whether a quoted cell is open; a quote inside one is written twice.
    private static final class Quotes extends FilterInputStream {
        private boolean open;

        Quotes(InputStream document) {
            super(document);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            open ^= one == '"';
            return one;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count = super.read(to, offset, length);
            for (int i = offset; i < offset + count; i++) {
                open ^= to[i] == '"';
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /// The line of the table as messages name it.
    UnreadableDocument unreadable(long line, String why) {
        return new UnreadableDocument(name + " line " + line, why);
    }

    private CsvReader<CsvRecord> reader(Reader text) {
        CsvRecordHandler handler = CsvRecordHandler.builder()
                .maxFields(columns + 1)
                .maxFieldSize(limits.entryChars())
                .maxRecordSize(2 * limits.entryChars())
                .build();
        return CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .maxBufferSize(limits.entryChars())
                .build(handler, text);
    }

    /// The one place where the library meets the document: its exceptions become ours.
    private boolean next(CloseableIterator<CsvRecord> rows, long line) throws UnreadableDocument, IOException {
        try {
            return rows.hasNext();
        } catch (CsvParseException e) {
            throw unreadable(line, "the table cannot be read after this line: " + reason(e));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String reason(Throwable e) {
        return e.getCause() == null ? String.valueOf(e.getMessage()) : reason(e.getCause());
    }

    private void check(long line, List<String> cells) throws UnreadableDocument {
        if (cells.size() != columns) {
            throw unreadable(line, "the row has " + cells.size() + " columns where there must be " + columns);
        }
        for (String cell : cells) {
            if (cell.indexOf(MALFORMED) >= 0) {
                throw unreadable(line, "the row has bytes that are not UTF-8");
            }
            if (cell.indexOf('\n') >= 0 && cell.lines().count() > limits.cellLines()) {
                throw unreadable(
                        line,
                        "a cell runs over more than " + limits.cellLines() + " lines: its closing quote is missing");
            }
        }
        if (!cells.getFirst().matches("\\d{1,10}")) {
            throw unreadable(line, "the row begins with no number: " + shortened(cells.getFirst()));
        }
    }

    private static String shortened(String cell) {
        return cell.length() <= 40 ? cell : cell.substring(0, 40) + "...";
    }
}
