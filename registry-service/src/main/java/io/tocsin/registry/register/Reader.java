package io.tocsin.registry.register;

import io.tocsin.designation.event.Action;
import java.io.IOException;

/// Takes in the register, designation by designation, over one view of it.
public interface Reader {
    /// Comes first: up to where the log is known in that view.
    void begins(View view) throws IOException;

    /// The next designation, in the order of ids.
    ///
    /// @param action what the event that made it so does: an announcement may be of a removal
    void next(State state, Action action) throws IOException;
}
