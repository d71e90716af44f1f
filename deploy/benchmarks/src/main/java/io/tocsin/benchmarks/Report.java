package io.tocsin.benchmarks;

import io.tocsin.benchmarks.Timings.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table at the end.
final class Report {
    private static final List<String> HEAD = List.of("figure", "n", "Tocsin, ms", "limit, ms", "ratio", "target", "");

    private Report() {}

    /// The lines of the table, its columns as wide as they must be.
    static List<String> table(List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        figures.forEach(figure -> rows.add(row(figure)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> row(Figure figure) {
        return List.of(
                figure.what(),
                Integer.toString(figure.count()),
                text(figure.tocsin()),
                text(figure.limit()),
                String.format(Locale.ROOT, "%.2f", figure.ratio()),
                figure.target().text(),
                figure.met() ? "met" : "MISSED");
    }

    private static String text(Spread spread) {
        return number(spread.value()) + " (" + number(spread.low()) + ".." + number(spread.high()) + ")";
    }

    private static String number(double millis) {
        return String.format(Locale.ROOT, millis < 100 ? "%.1f" : "%.0f", millis);
    }

    /// The first column begins at the left, the others end at the right.
    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - cells.get(column).length());
            boolean left = column == 0 || column == widths.length - 1;
            line.append(column == 0 ? "" : "  ")
                    .append(left ? "" : padding)
                    .append(cells.get(column))
                    .append(left ? padding : "");
        }
        return line.toString().stripTrailing();
    }
}
