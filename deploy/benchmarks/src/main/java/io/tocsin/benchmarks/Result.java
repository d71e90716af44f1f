package io.tocsin.benchmarks;

import java.util.List;

/// What a benchmark found.
///
/// @param figures for the table
/// @param notes what a reader should know beside, a line each
record Result(List<Figure> figures, List<String> notes) {
    Result {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }
}
