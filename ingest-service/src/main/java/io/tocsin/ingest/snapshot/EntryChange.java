package io.tocsin.ingest.snapshot;

import io.tocsin.designation.Designation;
import java.util.List;

/// What a delta says of one entry.
public sealed interface EntryChange {
    /// The reference that the authority gave.
    String reference();

    /// Whether the delta says itself that the entry is of this list; otherwise it is of the list that has it.
    boolean named();

    /// The entry is new.
    ///
    /// @param designation revision 1, status listed
    record Added(String reference, Designation designation) implements EntryChange {
        @Override
        public boolean named() {
            return true;
        }
    }

    /// The entry is gone.
    record Removed(String reference, boolean named) implements EntryChange {}

    /// Some of the entry changed.
    record Modified(String reference, boolean named, Edit edit) implements EntryChange {}

    /// A change of what is known.
    @FunctionalInterface
    interface Edit {
        /// Applies it; pure. What does not fit is left out and said.
        ///
        /// @throws IllegalArgumentException if what comes out breaks a rule of the vocabulary
        Edited applyTo(Designation known);
    }

    /// What a change leads to.
    ///
    /// @param after of the same revision as before
    /// @param misfits what was to be changed and is not there, a few words each
    record Edited(Designation after, List<String> misfits) {
        public Edited {
            misfits = List.copyOf(misfits);
        }
    }
}
