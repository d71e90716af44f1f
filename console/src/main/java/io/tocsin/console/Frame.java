package io.tocsin.console;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds a page. The consoles of all services have the same.
///
/// @param title of the page
/// @param service whose console it is
/// @param sections the navigation; empty for whoever may not see what it leads to
/// @param here the section to which the page belongs, null for none
/// @param who is signed in, null for nobody
/// @param operator whether that person may change something
/// @param neighbours the consoles of the other services
public record Frame(
        String title,
        String service,
        List<Section> sections,
        @Nullable Section here,
        @Nullable String who,
        boolean operator,
        List<Neighbour> neighbours) {
    /// A part of a console.
    ///
    /// @param label as the navigation says it
    /// @param path where it begins
    public record Section(String label, String path) {}

    /// The console of another service.
    ///
    /// @param label as the navigation says it
    /// @param url its public address
    public record Neighbour(String label, URI url) {}

    public Frame {
        sections = List.copyOf(sections);
        neighbours = List.copyOf(neighbours);
    }

    /// Whether the page belongs to a section.
    public boolean isIn(Section section) {
        return section.equals(here);
    }
}
