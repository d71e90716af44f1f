package io.tocsin.ingest.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.ingest.Shared;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Names that others labelled as one party or two. They judge names of all kinds without a legal basis, a
/// country or a list beside them; linking an announcement has these too.
class LabelledPairsTest {
    private static final double ENOUGH = 0.8;

    private record Pair(boolean persons, String one, String other, boolean same) {}

    @Test
    void aLinkByNamesAloneIsSeldomWrong() {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (Pair pair : pairs()) {
            boolean alike =
                    NameLikeness.of(Wording.of(pair.one()), Wording.of(pair.other()), Rarity.UNKNOWN, pair.persons())
                                    .score()
                            >= ENOUGH;
            if (alike && !pair.same() && System.getProperty("tocsin.likeness.show") != null) {
                System.out.println("WRONG  " + pair.one() + " | " + pair.other());
            }
            right += alike && pair.same() ? 1 : 0;
            wrong += alike && !pair.same() ? 1 : 0;
            missed += !alike && pair.same() ? 1 : 0;
        }
        double precision = right / (double) (right + wrong);
        double recall = right / (double) (right + missed);
        System.out.printf("labelled pairs: precision %.3f, recall %.3f%n", precision, recall);
        assertThat(precision).isGreaterThanOrEqualTo(0.85);
        assertThat(recall).isGreaterThanOrEqualTo(0.5);
    }

    private static List<Pair> pairs() {
        String[] lines = new String(Shared.bytes("cases/names/name_pairs.csv"), StandardCharsets.UTF_8).split("\r?\n");
        List<Pair> pairs = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            List<String> cells = cells(lines[i]);
            pairs.add(new Pair(
                    cells.get(1).equals("Person"), cells.get(2), cells.get(3), Boolean.parseBoolean(cells.get(4))));
        }
        return pairs;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
