package io.tocsin.ingest.ofac;

import io.tocsin.designation.Country;
import io.tocsin.designation.Designation;
import io.tocsin.designation.NameQuality;
import io.tocsin.designation.SubjectType;
import io.tocsin.designation.VesselDetails;
import io.tocsin.ingest.snapshot.Entry;
import io.tocsin.ingest.snapshot.UnreadableDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of SDN.CSV with the rows that belong to it. The columns are those of OFAC's data specification of
/// 2023-09-25.
final class CsvEntry implements Entry {
    private static final char BETWEEN_CELLS = '\u001F';

    private final OfacList list;
    private final long line;
    private final List<String> cells;
    private final SideTables beside;
    private final boolean commentsCame;

    /// @param line where the row begins
    /// @param commentsCame whether the table of comments was there, so that no remark is cut
    CsvEntry(OfacList list, long line, List<String> cells, SideTables beside, boolean commentsCame) {
        this.list = list;
        this.line = line;
        this.cells = cells;
        this.beside = beside;
        this.commentsCame = commentsCame;
    }

    @Override
    public String reference() {
        return cells.getFirst();
    }

    @Override
    public byte[] fingerprint() {
        StringBuilder all = new StringBuilder(512);
        cells.forEach(cell -> all.append(cell).append(BETWEEN_CELLS));
        beside.cells(reference()).forEach(cell -> all.append(cell).append(BETWEEN_CELLS));
        try {
            return MessageDigest.getInstance("SHA-256").digest(all.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public Designation designation() throws UnreadableDocument {
        try {
            return understood();
        } catch (IllegalArgumentException e) {
            throw new UnreadableDocument("line " + line + ", entry " + reference(), String.valueOf(e.getMessage()));
        }
    }

    private Designation understood() {
        Draft draft = new Draft(list, reference(), type(cells.get(2)));
        String name = published(cells.get(1));
        draft.name(name == null ? "" : name, NameQuality.PRIMARY);
        String programmes = published(cells.get(3));
        if (programmes != null) {
            draft.programmes(programmes);
        }
        String titles = published(cells.get(4));
        if (titles != null) {
            draft.titles(titles);
        }
        draft.vessel(vessel());
        remarks(draft);
        beside.aliases(reference()).forEach(row -> alias(row, draft));
        beside.addresses(reference()).forEach(row -> address(row, draft));
        return draft.designation();
    }

    private void remarks(Draft draft) {
        String column = cells.get(11);
        if (published(column) != null) {
            String more = beside.comment(reference());
            boolean cut = column.length() >= Remarks.COLUMN && more.isEmpty() && !commentsCame;
            RemarkReader.read(column + more, cut, draft);
        }
    }

    private VesselDetails vessel() {
        String flag = published(cells.get(9));
        return new VesselDetails(
                published(cells.get(5)),
                published(cells.get(6)),
                flag == null ? null : Country.codeOrName(flag),
                published(cells.get(10)),
                published(cells.get(7)),
                published(cells.get(8)));
    }

    private static void alias(List<String> row, Draft draft) {
        String name = published(row.get(3));
        if (name != null) {
            draft.name(name, row.get(2).equals("fka") ? NameQuality.FORMER : NameQuality.STRONG);
        }
        remark(row.get(4), draft);
    }

    private static void address(List<String> row, Draft draft) {
        draft.address(published(row.get(2)), published(row.get(3)), null, null, published(row.get(4)));
        remark(row.get(5), draft);
    }

    private static void remark(String cell, Draft draft) {
        String text = published(cell);
        if (text != null) {
            draft.remark(text);
        }
    }

    private static SubjectType type(String published) {
        return switch (published.strip()) {
            case "individual" -> SubjectType.PERSON;
            case "-0-", "entity" -> SubjectType.ORGANISATION;
            case "vessel" -> SubjectType.VESSEL;
            case "aircraft" -> SubjectType.AIRCRAFT;
            default -> SubjectType.UNKNOWN;
        };
    }

    /// What the cell says; null where it says nothing, which OFAC writes `-0- `.
    private static @Nullable String published(String cell) {
        String text = cell.strip();
        return text.isEmpty() || text.equals("-0-") ? null : text;
    }
}
