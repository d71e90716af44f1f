package io.tocsin.ingest.list;

import io.tocsin.designation.Change;
import java.util.List;

/// What publishing a held run would lead to, told before anybody decides. It is a forecast: a list that
/// is accepted meanwhile changes it.
///
/// @param delisted who would go from the list
/// @param listed who would come onto it
/// @param amended whose entry would change
public record Prospect(Part delisted, Part listed, Part amended) {
    /// The entries to which one kind of thing would happen.
    ///
    /// @param total how many there are
    /// @param first the first of them by reference, so many as were asked for
    public record Part(int total, List<Item> first) {
        /// How many are not among the first.
        public int more() {
            return total - first.size();
        }
    }

    /// An entry.
    ///
    /// @param reference the authority's
    /// @param name its primary name
    /// @param changes what would change in it; none where it comes or goes
    public record Item(String reference, String name, List<Change> changes) {}
}
