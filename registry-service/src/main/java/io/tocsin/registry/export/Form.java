package io.tocsin.registry.export;

import io.tocsin.designation.event.Action;
import io.tocsin.registry.register.AsOf;
import io.tocsin.registry.register.State;
import io.tocsin.registry.register.View;
import java.io.IOException;
import java.io.Writer;

/// A form of export: what stands at its head, and what it makes of each designation. Of the same register it
/// makes the same text.
interface Form {
    /// The end of the file's name.
    String extension();

    /// The media type.
    String type();

    /// Writes what comes before the first designation.
    void head(View view, AsOf asOf, Writer out) throws IOException;

    /// Writes one designation.
    ///
    /// @param action what the event that made it so does
    void write(State state, Action action, Writer out) throws IOException;
}
