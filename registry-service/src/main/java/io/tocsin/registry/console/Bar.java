package io.tocsin.registry.console;

import io.tocsin.console.Figures;
import org.jspecify.annotations.Nullable;

/// A row of a table of bars.
///
/// @param label what is counted
/// @param href where more of it is, null for nowhere
/// @param number how many, written out
/// @param percent of the longest bar; a bar that stands for anything is seen
record Bar(String label, @Nullable String href, String number, int percent) {
    static Bar of(String label, @Nullable String href, long count, long most) {
        int percent = count == 0 ? 0 : (int) Math.max(1, Math.round(100.0 * count / most));
        return new Bar(label, href, Figures.number(count), percent);
    }
}
