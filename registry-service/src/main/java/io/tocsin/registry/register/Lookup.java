package io.tocsin.registry.register;

import io.tocsin.designation.DesignationId;

/// What the register says to an id, as of two times.
public sealed interface Lookup {
    /// The designation as it was.
    record There(State state) implements Lookup {}

    /// The authority gave it another reference: it goes on under that id.
    record Renumbered(DesignationId to) implements Lookup {}

    /// Nothing was known of it, or it was not designated yet.
    record NotThere() implements Lookup {}
}
