package io.tocsin.designation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// A table that the project keeps as text: `;` between columns, `#` before a comment.
final class Table {
    private Table() {}

    /// The rows of a resource beside this class; each must have the given number of columns.
    static List<List<String>> rows(String resource, int columns) {
        try (InputStream in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("table is missing: " + resource);
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row(resource, line, columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("table cannot be read: " + resource, e);
        }
    }

    private static List<String> row(String resource, String line, int columns) {
        List<String> cells =
                Arrays.stream(line.split(";", -1)).map(String::strip).toList();
        if (cells.size() != columns) {
            throw new IllegalStateException(resource + " wants " + columns + " columns: " + line);
        }
        return cells;
    }
}
