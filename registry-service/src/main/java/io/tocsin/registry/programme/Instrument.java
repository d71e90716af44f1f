package io.tocsin.registry.programme;

import io.tocsin.designation.Programmes;
import org.jspecify.annotations.Nullable;

/// A legal instrument by the name that records give it.
///
/// @param name `E.O. 13382`
/// @param title its full title, null where the table does not have it
/// @param url where its text is, null where no lasting address is known
public record Instrument(
        String name, @Nullable String title, @Nullable String url) {
    static Instrument named(String name) {
        return Programmes.instrument(name)
                .map(known -> new Instrument(name, known.title(), known.url()))
                .orElseGet(() -> new Instrument(name, null, null));
    }
}
