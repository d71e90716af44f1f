package io.tocsin.ingest.console;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What surrounds a page. The consoles of all services have the same.
///
/// @param title of the page
/// @param service whose console it is
/// @param section of the navigation to which the page belongs
/// @param who is signed in, null for nobody
/// @param operator whether that person may decide and post
/// @param registryUrl the address of registry's console, null where none is known
/// @param notifyUrl the address of notify's console, null where none is known
record Frame(
        String title,
        String service,
        Section section,
        @Nullable String who,
        boolean operator,
        @Nullable URI registryUrl,
        @Nullable URI notifyUrl) {
    /// The parts of this console.
    enum Section {
        SOURCES,
        RUNS,
        POST,
        NONE
    }

    /// Whether the page belongs to the part of that name.
    public boolean isIn(String name) {
        return section.name().equalsIgnoreCase(name);
    }
}
