package io.tocsin.registry.register;

import java.io.IOException;

/// Takes in the register, designation by designation, over one view of it.
public interface Reader {
    /// Comes first: up to where the log is known in that view.
    void begins(View view) throws IOException;

    /// The next designation, in the order of ids.
    void next(State state) throws IOException;
}
