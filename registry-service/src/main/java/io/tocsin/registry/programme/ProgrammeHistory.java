package io.tocsin.registry.programme;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/// A programme with its timeline.
///
/// @param overview its fields stand beside the timeline
/// @param timeline the months in which anything became known of it, in their order
public record ProgrammeHistory(@JsonUnwrapped Programme overview, List<Month> timeline) {
    /// The programme.
    public Programme programme() {
        return overview;
    }
}
