package io.tocsin.registry.register;

import java.io.IOException;

/// Takes in the register, designation by designation, over one view of it.
public interface Reader {
    /// Comes first: where the log stood in that view.
    ///
    /// @param sequence of the last folded event, 0 before the first
    /// @param digest of that event
    void begins(long sequence, String digest) throws IOException;

    /// The next designation, in the order of ids.
    void next(State state) throws IOException;
}
